"""Why a service refuses, with the field it is about and what would make it work.

A service never half-does something: it raises `Refused` (or `RefusedTogether`, with all that is
wrong at once) before or inside its one transaction. The texts live here, so that a screen, a
command and a log say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.money_messages import MONEY_MESSAGES
from contracts.observation_table import RowError
from contracts.reader_language import reader_language
from contracts.start_messages import START_MESSAGES
from contracts.wording import format_date

ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# One sentence for each code: what is wrong, and what to do about it.
MESSAGES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        **START_MESSAGES,
        **MONEY_MESSAGES,
        # agreements
        "title_missing": _("Geef het contract een titel."),
        "ends_before_start": _("De einddatum ligt niet na de begindatum. Kies een latere datum."),
        "party_code_twice": _(
            "De code “{code}” staat bij twee partijen. Geef elke partij een eigen code."
        ),
        "party_not_yours": _(
            "U mag {party} niet wijzigen. Vraag een contractmanager die zelf niet bij deze "
            "partij hoort."
        ),
        "party_name_missing": _("Geef de partij een naam."),
        "kvk_taken": _(
            "KvK-nummer {kvk} hoort al bij {party}. Controleer het nummer, of gebruik die partij."
        ),
        "member_unknown": _(
            "Er is geen account met het e-mailadres {email}. Controleer het adres, of laat eerst "
            "een account maken."
        ),
        "member_twice": _("{email} hoort al bij deze partij. Kies iemand anders."),
        "member_not_there": _("Deze persoon hoort niet meer bij de partij."),
        "member_not_independent": _(
            "{email} is al {role} bij {party}, in contract {number}. Wie toetst, mag geen belang "
            "hebben. Kies iemand anders, of verwijder deze persoon eerst bij {party}."
        ),
        "indicator_code_twice": _(
            "De code “{code}” staat bij twee indicatoren. Geef elke indicator een eigen code."
        ),
        "verifier_unknown": _(
            "Indicator “{code}” noemt toetser “{verifier}”, maar die partij staat niet in het"
            " contract. Voeg de partij toe."
        ),
        "verifier_not_evaluator": _(
            "Partij “{verifier}” heeft niet de rol van onafhankelijke toetser. Kies een "
            "toetser voor indicator “{code}”."
        ),
        "wrong_status": _(
            "Dit kan alleen als het contract de status {allowed} heeft. De status is nu {found}."
        ),
        "contract_never_began": _(
            "Dit contract eindigde voordat het begon. Er is niets af te rekenen, dus het gaat niet "
            "meer open."
        ),
        "number_taken": _("Er kwam tegelijk een ander contract bij. Probeer het nog een keer."),
        "slug_taken": _("Het webadres “{slug}” is al in gebruik. Kies een ander webadres."),
        # terms
        "terms_invalid": _("De betaalafspraken kloppen niet: {problems}"),
        "terms_currency": _(
            "De betaalafspraken zijn in {found} en het contract is in {known}. Maak de munt gelijk."
        ),
        "terms_tax_code": _(
            "De code “{code}” is in de ene versie van de betaalafspraken btw en in een andere een "
            "onderdeel of minimum. Geef de btw een eigen code."
        ),
        "terms_party_unknown": _(
            "De betaalafspraken noemen partij “{code}”, maar die staat niet in het contract. "
            "Voeg de partij toe of wijzig de code."
        ),
        "terms_party_role": _(
            "Partij “{code}” heeft in de betaalafspraken de rol {found} en in het contract de"
            " rol {known}. Maak de rol gelijk."
        ),
        "terms_overtaken": _(
            "{person} heeft intussen versie {number} toegevoegd. Kijk eerst wat daarin staat en "
            "vergelijk uw concept ermee."
        ),
        "draft_overtaken": _(
            "In een ander venster is dit concept intussen ook bewaard. Kies welke tekst u wilt "
            "houden."
        ),
        "draft_gone": _("Dit concept is er niet meer: het is bewaard als versie of weggegooid."),
        "terms_indicator_kind": _(
            "Indicator “{code}” is in de betaalafspraken {found} en in het contract {known}. "
            "Gebruik voor een andere soort een nieuwe code."
        ),
        "terms_indicator_size": _(
            "Indicator “{code}”, {field}: {said} Pas dit aan in de betaalafspraken."
        ),
        "terms_reason_missing": _("Schrijf op waarom de betaalafspraken veranderen."),
        # start checks
        "payer_missing": _("Er is geen betaler. Voeg een partij met de rol betaler toe."),
        "provider_missing": _("Er is geen uitvoerder. Voeg een partij met de rol uitvoerder toe."),
        "evaluator_missing": _(
            "Er is geen onafhankelijke toetser. Voeg een partij met de rol toetser toe."
        ),
        "evaluator_not_independent": _(
            "{party} toetst, maar is ook {role}. Kies een toetser die geen betaler, "
            "uitvoerder of financier is."
        ),
        "legal_basis_missing": _(
            "De juridische grondslag ontbreekt. Kies subsidie, opdracht, convenant of lening."
        ),
        "vat_treatment_missing": _(
            "Het is niet duidelijk hoe het met de btw zit. Kies inclusief, exclusief, "
            "vrijgesteld of compensabel."
        ),
        "exit_clause_missing": _(
            "Er staat niet wat er gebeurt bij stoppen of doorgaan. Vul die afspraak in."
        ),
        "safeguard_missing": _(
            "{why} Spreek af: {safeguard}. Of schrijf op waarom dat niet nodig is."
        ),
        "safeguard_unknown": _("Deze waarborg staat niet op de lijst van dit contract."),
        "safeguard_state_missing": _("Kies of u iets afspreekt, of dat het niet nodig is."),
        "safeguard_words_missing": _("Schrijf de afspraak op, of waarom die niet nodig is."),
        "terms_missing": _("Er zijn nog geen betaalafspraken. Voeg ze toe."),
        "indicator_missing": _("Er is nog geen indicator. Voeg ten minste één indicator toe."),
        "baseline_source_missing": _(
            "De bron van de nulmeting van “{indicator}” ontbreekt. Vul in waar het getal "
            "vandaan komt."
        ),
        "definition_missing": _(
            "De definitie van “{indicator}” ontbreekt. Schrijf op wat er precies wordt geteld."
        ),
        "source_missing": _(
            "De gegevensbron van “{indicator}” ontbreekt. Schrijf op waar de metingen vandaan"
            " komen."
        ),
        "verifier_missing": _("Niemand toetst “{indicator}”. Kies een onafhankelijke toetser."),
        "cap_missing": _(
            "Er is geen bovengrens aan wat {components} kost. Voeg een plafond toe over het hele"
            " contract, of een dat hiervoor geldt. Een plafond per stuk, per persoon of per groep"
            " is niet genoeg; een plafond per periode of per jaar alleen als de betaalafspraken"
            " een einddatum hebben."
        ),
        # observations
        "indicator_foreign": _(
            "Deze indicator hoort bij een ander contract. Kies een indicator van dit contract."
        ),
        "quantity_missing": _("Vul een waarde in, of kies “niet gemeten”."),
        "quantity_not_expected": _("Bij deze status hoort geen waarde. Maak de waarde leeg."),
        "quantity_too_precise": _(
            "De waarde heeft meer dan 8 cijfers achter de komma. Rond haar af."
        ),
        "quantity_too_long_here": _(
            "De waarde heeft meer dan 15 cijfers. Dit portaal bewaart haar dan niet precies. "
            "Rond haar af."
        ),
        "quantity_too_large": _(
            "De waarde heeft meer dan 16 cijfers voor de komma. Vul een kleinere waarde in."
        ),
        "spell_incomplete": _("Vul zowel de begindatum als de einddatum van de periode in."),
        "spell_ends_before_start": _(
            "De periode eindigt niet na haar begin. Kies een latere einddatum."
        ),
        "quantity_negative": _(
            "Een telling kan niet kleiner dan nul zijn. Haal het minteken weg, of corrigeer de "
            "eerdere meting."
        ),
        "date_before_contract": _(
            "{found} ligt voor het begin van het contract, op {first}. Pas de datum aan."
        ),
        "date_after_contract": _(
            "{found} ligt na de laatste dag van het contract, {last}. Pas de datum aan."
        ),
        "subject_missing": _("Deze indicator telt per persoon. Vul een pseudoniem in."),
        "subject_looks_like_name": _(
            "Een pseudoniem heeft geen spaties, een naam wel. Gebruik een eigen code."
        ),
        "text_looks_like_bsn": _(
            "Hierin staat een getal dat op een BSN lijkt. Haal het weg, of gebruik een eigen code."
        ),
        "text_looks_like_email": _(
            "Hierin lijkt een e-mailadres te staan. Haal het weg, of gebruik een eigen code."
        ),
        "text_looks_like_name": _(
            "Hierin lijkt een naam te staan. Haal de naam weg, of gebruik een eigen code."
        ),
        "text_looks_like_phone": _(
            "Hierin lijkt een telefoonnummer te staan. Haal het weg, of gebruik een eigen code."
        ),
        "text_looks_like_birth_date": _(
            "Hierin lijkt een geboortedatum te staan. Haal de datum weg, of gebruik een eigen code."
        ),
        "already_replaced": _("Deze meting is al vervangen. Corrigeer de nieuwste meting."),
        "correction_reason_missing": _("Schrijf op waarom de meting verandert."),
        "file_already_imported": _("Dit bestand is al ingelezen op {at}. Kies een ander bestand."),
        "file_same_content": _(
            "Elke regel van dit bestand staat al bij de metingen. Er is niets ingelezen: het zou "
            "dubbel tellen. Kies een ander bestand."
        ),
        "file_without_rows": _(
            "Onder de kolomnamen staat geen enkele regel. Kies een ander bestand."
        ),
        # verification
        "same_person_entered": _(
            "U hebt deze meting zelf ingevoerd. Vraag iemand anders van de toetser om haar te"
            " toetsen."
        ),
        "not_evaluator": _(
            "U hoort niet bij de onafhankelijke toetser van dit contract. Vraag de "
            "contractmanager om u toe te voegen."
        ),
        "interested_party": _(
            "U hoort ook bij {party}, die {role} is in dit contract. Laat iemand toetsen die "
            "geen belang heeft."
        ),
        "accepted_quantity_missing": _("Vul in welk deel u accepteert."),
        "accepted_quantity_not_expected": _(
            "Vul alleen een geaccepteerde waarde in als u een deel accepteert."
        ),
        "accepted_quantity_no_part": _(
            "U accepteert een deel. Vul een waarde in van 0 tot en met {claimed}. Klopt de meting "
            "niet, betwist haar dan: de uitvoerder kan haar corrigeren."
        ),
        "decision_reason_missing": _("Schrijf op waarom u de meting niet helemaal accepteert."),
        "replaced_observation": _("Deze meting is vervangen. Toets de nieuwste meting."),
        # files
        "upload_empty": _("“{name}” is leeg. Kies een ander bestand."),
        "upload_too_large": _(
            "“{name}” is groter dan {limit} MB. Maak het bestand kleiner of kies een ander bestand."
        ),
        "upload_kind": _(
            "“{name}” is geen soort bestand dat wij kunnen bewaren. Kies een pdf, docx, xlsx, txt, "
            "jpg of png."
        ),
        "upload_content": _(
            "Wat in “{name}” zit, past niet bij een {kind}-bestand. Bewaar het opnieuw als {kind}, "
            "of kies een ander bestand."
        ),
        # settlements
        "not_a_period": _(
            "Van {start} tot {end} is geen periode van dit contract. Kies een hele periode."
        ),
        "period_not_over": _("De periode loopt nog tot {end}. Wacht tot zij voorbij is."),
        "forecast_no_periods": _(
            "Alle perioden van dit contract zijn afgerekend. Er is niets meer te verwachten."
        ),
        "forecast_too_large": _(
            "Dit contract heeft meer dan {most} metingen. Dat is te veel om hier te verwachten."
        ),
        "earlier_period_open": _("De periode vanaf {start} is nog niet afgerekend. Doe die eerst."),
        "earlier_period_not_approved": _(
            "De afrekening vanaf {start} is nog niet vastgesteld. Stel die eerst vast."
        ),
        "not_a_draft": _(
            "Deze afrekening is al {status}. Alleen een concept kan worden vastgesteld of "
            "teruggestuurd."
        ),
        "prepared_by_same": _(
            "U hebt deze afrekening zelf opgesteld. Laat iemand anders besluiten."
        ),
        "entered_by_same": _(
            "U hebt metingen van deze afrekening ingevoerd. Laat iemand anders besluiten."
        ),
        "verified_by_same": _(
            "U hebt metingen van deze afrekening getoetst. Laat iemand anders besluiten."
        ),
        "decider_interested": _(
            "U hoort bij {party}, die {role} is in dit contract. Laat iemand van de betaler "
            "besluiten."
        ),
        "over_mandate": _(
            "Dit bedrag ({size}) gaat boven uw mandaat van {limit}. Vraag iemand met een hoger "
            "mandaat."
        ),
        "over_mandate_programme": _(
            "Dit bedrag ({size}) gaat boven uw mandaat van {limit}, voor programma {name}. Vraag "
            "iemand met een hoger mandaat."
        ),
        "over_mandate_fund": _(
            "Dit bedrag ({size}) gaat boven uw mandaat van {limit}, voor fonds {name}. Vraag "
            "iemand met een hoger mandaat."
        ),
        "return_reason_missing": _("Schrijf op waarom u de afrekening terugstuurt."),
        "inputs_changed": _(
            "Er is iets veranderd sinds deze afrekening is opgesteld. Laat haar eerst opnieuw"
            " opstellen."
        ),
        "recipient_unknown": _(
            "De betaalafspraken betalen aan “{code}”, maar die partij staat niet in het "
            "contract. Voeg de partij toe."
        ),
        "amount_too_large": _(
            "Er komt een bedrag uit van meer dan tien biljoen. Kijk de betaalafspraken en de "
            "metingen na."
        ),
        "unexpected": _(
            "Er ging iets mis dat niemand had voorzien ({error}). Het wordt later opnieuw "
            "geprobeerd. Gaat het weer mis? Geef de beheerder dan het nummer van het contract."
        ),
        # payments
        "payment_wrong_status": _("Deze betaling is {found}. Dit kan alleen als zij {allowed} is."),
        "payment_iban_missing": _("Van {party} is geen IBAN bekend. Vul het in voordat u betaalt."),
        "payment_iban_wrong": _(
            "Het IBAN van {party} klopt niet. Controleer het nummer bij de partij en verbeter het."
        ),
        "payment_account_waits": _(
            "Voor {party} is een ander rekeningnummer gevraagd. Een tweede persoon moet dat eerst "
            "bevestigen of afwijzen. Tot dan geeft u geen betaling aan {party} vrij."
        ),
        "payment_more_than_open": _(
            "Dat is meer dan er van deze betaling nog open staat. Controleer het bedrag."
        ),
        "payment_reason_missing": _("Schrijf op waarom de betaling is geweigerd."),
    }
)


# What the apps that stand on the core say; each adds its own with `add_messages`.
_MORE: dict[str, str | Promise] = {}


def add_messages(messages: Mapping[str, str | Promise]) -> None:
    """Let an app above the core refuse with codes of its own; raises ValueError on a known code.

    Adding the same sentences again changes nothing.
    """
    for code, text in messages.items():
        if code in MESSAGES or _MORE.get(code, text) is not text:
            raise ValueError(f"the code {code!r} has a sentence already")
        _MORE[code] = text


def has_sentence(code: str) -> bool:
    """Whether a code is of a service: of the core, or of an app above it."""
    return code in MESSAGES or code in _MORE


class Refused(ValueError):  # noqa: N818
    """A service refuses: `code` is a key of MESSAGES, `field` the field that has to change.

    `field` is empty when the whole is refused. `str()` gives the sentence in the active language.
    """

    def __init__(
        self, code: str, field: str = "", params: Mapping[str, object] | None = None
    ) -> None:
        self.code = code
        self.field = field
        self.params: Mapping[str, object] = dict(params or {})
        super().__init__(code, field)

    @property
    def message(self) -> str:
        """The sentence for the person, in the active language."""
        shown = {name: _shown(value) for name, value in self.params.items()}
        text = MESSAGES[self.code] if self.code in MESSAGES else _MORE[self.code]
        return str(text).format_map(shown)

    def __str__(self) -> str:
        return self.message


def _shown(value: object) -> object:
    """Return a parameter for a sentence: an ISO date becomes a day in words."""
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        return format_date(value, reader_language())
    return value


class RefusedTogether(ValueError):  # noqa: N818
    """Several things are wrong; `reasons` names all of them, in a fixed order."""

    def __init__(self, reasons: Sequence[Refused]) -> None:
        self.reasons: tuple[Refused, ...] = tuple(reasons)
        super().__init__(len(self.reasons))

    def __str__(self) -> str:
        return "\n".join(reason.message for reason in self.reasons)


class ImportRefused(ValueError):  # noqa: N818 - it says what happened, like Refused
    """A delivered file is not imported; `errors` are the row errors of `observation_file`."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        self.errors: tuple[RowError, ...] = tuple(errors)
        super().__init__(f"{len(self.errors)} row errors")
