"""What each part of the dossier asks, and why in one sentence.

The questions come from contracts that went well or wrong: an unclear VAT treatment cost watTwest
about € 30,000 after its first year, four roles in one town hall made its talks hard (Loshouden en
meemaken, 2014, 2.C and 2.D); what grew did not last where nothing old stopped and nobody had said
what came after the money (De projectencarrousel voorbij, 2012, M8, M18, M22, M27, M31, M32).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.dossier_codes import (
    BenefitStatus,
    DossierPart,
    Duty,
    Procedure,
    Replacing,
    Route,
    ServiceKind,
    StateAid,
    Suitability,
)

# What a part is about: the contract, a line of the terms, a party, a pair of roles, or a level.
Subject = Literal["", "component", "party", "conflict", "backing"]
COLUMNS: Final = ("choice", "name", "text", "amount_cents", "on")


@dataclass(frozen=True, slots=True)
class PartRule:
    """How one part is filled in. A column without a label is not asked.

    `needs` are the columns that may not stay empty, `needs_when` those that an answer asks for.
    `is_many`: more lines about the same subject are possible.
    """

    code: DossierPart
    step: str
    why: str | Promise
    labels: Mapping[str, str | Promise]
    needs: frozenset[str]
    choices: type[TextChoices] | None = None
    needs_when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    about: Subject = ""
    is_many: bool = False
    help_text: str | Promise = ""

    @property
    def label(self) -> str | Promise:
        """What people call this part."""
        return self.code.label

    def choice_words(self, code: str) -> str:
        """Return the answer that a code stands for; empty when this part has no answers."""
        return str(self.choices(code).label) if self.choices and code else ""

    def missing(self, values: Mapping[str, object]) -> list[str]:
        """Return the columns that have to be filled in with this answer, in order."""
        needed = self.needs | self.needs_when.get(str(values["choice"]), frozenset())
        return [name for name in COLUMNS if name in needed and values[name] in (None, "")]


def _rule(
    code: DossierPart,
    step: str,
    why: str | Promise,
    labels: Mapping[str, str | Promise],
    needs: str,
    **more: object,
) -> PartRule:
    return PartRule(
        code,
        step,
        why,
        MappingProxyType(dict(labels)),
        frozenset(needs.split()),
        **more,  # type: ignore[arg-type]
    )


IN_WORDS: Final = _("In woorden")
RULES: Final = (
    _rule(
        DossierPart.DUTY,
        "parties",
        _("Een partij met twee petten kan niet vrij spreken; laat zien wie wat nog meer is."),
        {"choice": _("Rol"), "name": _("Afdeling of persoon in functie"), "on": _("Tot en met"),
         "text": _("Toelichting")},
        "choice",
        choices=Duty,
        about="party",
        is_many=True,
        help_text=_("Laat de einddatum leeg als de rol het hele contract duurt."),
    ),
    _rule(
        DossierPart.CONFLICT,
        "parties",
        _("Wie betaalt en ook controleert of verhuurt, moet uitleggen hoe dat eerlijk blijft."),
        {"text": _("Hoe blijft dit eerlijk?")},
        "text",
        about="conflict",
    ),
    _rule(
        DossierPart.BACKING,
        "parties",
        _("Zonder rugdekking op elk niveau valt het werk stil als één mens vertrekt."),
        {"name": _("Wie, in welke functie"), "text": _("Wat kan, durft en mag deze persoon?")},
        "name",
        about="backing",
    ),
    _rule(
        DossierPart.MEASURABLE,
        "suitability",
        _("Wat niet te meten is, kan niet per resultaat worden betaald."),
        {"choice": _("Antwoord"), "text": IN_WORDS},
        "choice text",
        choices=Suitability,
    ),
    _rule(
        DossierPart.ATTRIBUTABLE,
        "suitability",
        _("Was het anders ook gebeurd, dan betaalt de gemeente voor niets."),
        {"choice": _("Antwoord"), "text": IN_WORDS},
        "choice text",
        choices=Suitability,
    ),
    _rule(
        DossierPart.AVOIDED_COSTS,
        "suitability",
        _("Wie minder kosten krijgt, kan meebetalen; noem daarom wie dat zijn."),
        {"name": _("Van wie zijn die kosten?"), "text": IN_WORDS},
        "name text",
    ),
    _rule(
        DossierPart.SERVICE_KIND,
        "suitability",
        _("Hoe ingewikkelder de dienst, hoe minder één cijfer zegt."),
        {"choice": _("Soort dienst"), "text": IN_WORDS},
        "choice",
        choices=ServiceKind,
    ),
    _rule(
        DossierPart.OUTCOME_ONLY,
        "suitability",
        _("Bij ingewikkeld of gezamenlijk werk past betalen op één cijfer vaak niet."),
        {"text": IN_WORDS},
        "text",
    ),
    _rule(
        DossierPart.MIXED_EVIDENCE,
        "suitability",
        _("Cijfers zonder verhalen zeggen bij zulk werk te weinig."),
        {"text": _("Welke cijfers, en welke verhalen?")},
        "text",
    ),
    _rule(
        DossierPart.ATTRIBUTION,
        "suitability",
        _("Bij zulk werk helpen veel anderen mee; spreek af hoe u dat weegt."),
        {"text": IN_WORDS},
        "text",
    ),
    _rule(
        DossierPart.PROCEDURE,
        "law",
        _("Subsidie of opdracht bepaalt of u moet aanbesteden; schrijf op waarom dit mag."),
        {"choice": _("Procedure"), "name": _("Regeling of drempel"),
         "text": _("Waarom deze procedure?")},
        "choice text",
        choices=Procedure,
    ),
    _rule(
        DossierPart.STATE_AID,
        "law",
        _("Steun die niet mag, moet de partij later met rente terugbetalen."),
        {"choice": _("Beoordeling"), "text": _("Waarom?")},
        "choice text",
        choices=StateAid,
    ),
    _rule(
        DossierPart.MUNICIPAL_SHARE,
        "law",
        _("Hoe meer het werk er is voor zeer kwetsbare mensen, hoe logischer een groot aandeel."),
        {"name": _("Aandeel, in procenten"), "text": _("Waarom dit aandeel?")},
        "text",
        help_text=_("Een vaste norm is er niet: het voorbeeld loopt van 90 tot minder dan 10."),
    ),
    _rule(
        DossierPart.OUTPUT_ONLY,
        "indicators",
        _("Instroom en uitstroom zeggen weinig over wat er voor mensen verandert."),
        {"text": _("Waarom betaalt u hier toch voor?")},
        "text",
    ),
    _rule(
        DossierPart.BENEFIT,
        "money",
        _("De rekening hoort te liggen waar het voordeel valt."),
        {"name": _("Wie heeft voordeel?"), "choice": _("Betaalt deze partij mee?"),
         "amount_cents": _("Bijdrage, in euro"), "text": _("Welk voordeel?")},
        "name choice",
        choices=BenefitStatus,
        needs_when={BenefitStatus.CONTRIBUTES: frozenset({"text"})},
        about="component",
        is_many=True,
    ),
    _rule(
        DossierPart.REPLACES,
        "old",
        _("Zonder dat er iets ouds stopt, komt de winst nooit bij iemand binnen."),
        {"choice": _("Stopt er iets?"), "name": _("Wat stopt, en bij wie?"),
         "on": _("Vanaf welke dag?"), "amount_cents": _("Hoeveel per jaar, in euro"),
         "text": IN_WORDS},
        "choice",
        choices=Replacing,
        needs_when={
            Replacing.STOPS: frozenset({"name", "on", "amount_cents"}),
            Replacing.NOTHING: frozenset({"text"}),
        },
        is_many=True,
    ),
    _rule(
        DossierPart.ROUTE,
        "after",
        _("Wie pas aan het eind over later praat, is te laat: het werk verdwijnt met het geld."),
        {"choice": _("Route"), "name": _("Wie trekt dit?"), "on": _("Uiterlijk besluiten op"),
         "text": _("Waarom deze route?")},
        "choice name on text",
        choices=Route,
    ),
    _rule(
        DossierPart.MONEY_ENDS,
        "after",
        _("Bewoners mogen niet van de ene op de andere dag zonder zitten."),
        {"text": _("Wat gebeurt er met deelnemers, mensen en spullen?"),
         "on": _("Wie meedoet hoort het uiterlijk op")},
        "text on",
    ),
)  # fmt: skip
RULES_BY_CODE: Final[Mapping[str, PartRule]] = MappingProxyType(
    {rule.code.value: rule for rule in RULES}
)
# What each option after a project brings and costs (De projectencarrousel voorbij, 2012, 5.2).
ROUTE_NOTES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        Route.TAKEN_INTO: _(
            "Goed: organisaties leren ervan. Let op: het werk wordt vaak in stukken gehakt en "
            "mensen met kennis vertrekken. Dit gebeurt het meest."
        ),
        Route.ADOPTED: _(
            "Goed: organisaties leren samen. Let op: het doet pijn bij wie moet inleveren en "
            "vraagt een gemeente die de leiding neemt."
        ),
        Route.ENTERPRISE: _(
            "Goed: eigen inkomsten. Let op: alleen als het werk ook geld kan verdienen, en "
            "geld voor re-integratie wordt minder."
        ),
        Route.ENDS: _("Zeg het vroeg, en spreek af wie deelnemers verder helpt."),
    }
)
