"""What banking says when it refuses: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        # the account of a payer
        "account_not_yours": _(
            "U mag deze rekening niet wijzigen. Vraag een contractmanager die geen betalingen "
            "vrijgeeft."
        ),
        "account_reason_missing": _("Schrijf op waarom de rekening verandert."),
        "debtor_change_same": _("Van deze rekening betaalt {party} al. Er verandert niets."),
        "debtor_change_waits": _(
            "Voor {party} wacht al een voorstel op goedkeuring. Wacht tot daarover is besloten."
        ),
        "debtor_account_none": _(
            "{party} heeft geen rekening in gebruik. Er is niets om uit gebruik te nemen."
        ),
        "debtor_return_reason_missing": _("Schrijf op waarom u het voorstel teruggeeft."),
        "debtor_change_decided": _("Over dit voorstel is al besloten."),
        "debtor_change_same_person": _(
            "U hebt deze rekening zelf voorgesteld. Laat iemand anders besluiten."
        ),
        "debtor_change_not_approver": _(
            "Alleen een budgethouder besluit over de rekening waarvan wordt betaald."
        ),
        "debtor_change_own_party": _(
            "U handelt voor {party}, die ook geld krijgt of toetst. Laat iemand anders besluiten."
        ),
        # checks of a batch
        "debtor_iban_missing": _(
            "{party} heeft geen goedgekeurde rekening om vanaf te betalen. Er kan geen "
            "betaalbestand worden gemaakt. Een contractmanager stelt een rekening voor, een "
            "budgethouder keurt haar goed."
        ),
        "debtor_account_waits": _(
            "{party} heeft nog geen goedgekeurde rekening om vanaf te betalen. Een voorstel wacht "
            "op een budgethouder. Tot die het goedkeurt, kan er geen betaalbestand worden gemaakt."
        ),
        "debtor_iban_wrong": _("Het IBAN waarvan {party} betaalt klopt niet. Verbeter het."),
        "recipient_iban_missing": _("Van {party} is geen IBAN bekend. Vul het in."),
        "recipient_iban_wrong": _(
            "Het IBAN van {party} klopt niet. Controleer het bij de partij en verbeter het."
        ),
        "address_incomplete": _(
            "Het adres van {party} is niet compleet: {parts} ontbreekt. De bank wil straat, "
            "huisnummer, postcode, plaats en land apart."
        ),
        "name_not_sepa": _(
            "In de naam van {party} staat geen letter die een bank kan lezen. Vul een naam in "
            "gewone letters in."
        ),
        "batch_currency": _(
            "Contract {number} is in {currency}. Een SEPA-betaling kan alleen in euro. Betaal dit "
            "op een andere manier."
        ),
        # a batch
        "batch_empty": _("Kies minstens één betaling."),
        "batch_not_free": _(
            "Een betaling die u koos, is intussen niet meer vrij. Kies opnieuw uit de lijst."
        ),
        "batch_day_past": _("De betaaldag ligt voor vandaag. Kies vandaag of later."),
        "batch_interested": _(
            "U hoort bij {party}, die geld krijgt uit deze batch. Laat iemand anders dit doen."
        ),
        "batch_decided_same": _(
            "U hebt de afrekening van {number} vanaf {start} opgesteld of vastgesteld. Laat iemand "
            "anders de betaling ervan doen."
        ),
        "batch_same_person": _(
            "U hebt deze batch zelf gemaakt. Laat iemand anders van financiën tekenen."
        ),
        "batch_wrong_status": _("Deze batch is: {found}. Dit kan alleen als hij is: {allowed}."),
        "batch_changed": _(
            "Er is iets veranderd sinds deze batch is gemaakt: {what}. Trek de batch in en maak "
            "een nieuwe."
        ),
        "batch_exported_before": _(
            "Van deze batch is het bestand al gemaakt door {person}, op {at}. Een tweede bestand "
            "kan niet: dan wordt er dubbel betaald."
        ),
        "batch_not_settled": _(
            "Betaling {reference} is niet gelijk aan de vastgestelde afrekening. Er is geen "
            "bestand gemaakt. Meld dit aan de beheerder."
        ),
        "bank_file_refused": _(
            "Het bestand klopte niet en is niet bewaard ({reason}). Meld dit aan de beheerder."
        ),
        "bank_file_damaged": _(
            "Het bewaarde bestand is veranderd: het controlegetal klopt niet. Stuur het niet naar "
            "de bank en meld dit aan de beheerder."
        ),
        "withdraw_reason_missing": _("Schrijf op waarom u de batch intrekt."),
        # answers
        "answer_too_large": _(
            "Het bestand is groter dan {limit} MB. Vraag de bank om een bestand per dag."
        ),
        "answer_empty": _("In dit bestand staat geen enkele betaling. Kies een ander bestand."),
        "answer_unreadable": _(
            "Dit is geen leesbaar XML-bestand. Haal het opnieuw op bij de bank en open het niet "
            "eerst in een ander programma."
        ),
        "answer_no_table": _(
            "Dit is geen leesbaar CSV-bestand. Haal het opnieuw op bij de bank en open het niet "
            "eerst in een ander programma."
        ),
        "answer_kind": _(
            "Dit bestand is van de soort “{found}”. Wij lezen pain.002, camt.053 en CSV."
        ),
        "answer_read_before": _("Dit bestand is al ingelezen door {person}, op {at}."),
        "answer_amount": _("{place}: het bedrag “{found}” is niet te lezen. Verbeter het."),
        "answer_day": _("{place}: “{found}” is geen datum. Verbeter de datum."),
        "answer_sum": _(
            "{place}: de bedragen van de betalingen tellen samen niet op tot het bedrag van de "
            "boeking. Vraag de bank om een nieuw bestand."
        ),
        "answer_status": _(
            "{place}: de status “{found}” is onbekend. Gebruik betaald, geweigerd, ontvangen of "
            "in behandeling."
        ),
        "answer_column": _(
            "De kolom “{column}” ontbreekt. Zet op de eerste regel: kenmerk; bedrag; status; "
            "reden; datum."
        ),
        "answer_reference": _("{place}: het kenmerk ontbreekt. Vul het kenmerk in."),
        "answer_wrong_status": _("Dit antwoord is al {found}. Er verandert niets."),
        "answer_reason_missing": _("Schrijf op waarom u dit bestand niet verwerkt."),
        "line_not_carried_out": _("Verwerk eerst het antwoord waar deze regel in staat."),
        "line_note_missing": _("Schrijf op wat er met deze regel is gedaan."),
        "line_not_bookable": _(
            "Dit is geen betaald geld dat terugkwam. Schrijf alleen op wat ermee is gedaan."
        ),
        "line_settled": _("Deze regel is al uitgezocht."),
        # ledger
        "ledger_period": _("De laatste dag ligt voor de eerste. Kies een latere laatste dag."),
        "ledger_not_over": _("De periode loopt nog. Kies een laatste dag die voorbij is."),
        "ledger_empty": _("In deze periode is niets geboekt."),
        "cost_centre_missing": _("Vul een kostenplaats in."),
        # mandates
        "mandate_same_person": _(
            "U kunt uw eigen mandaat niet geven, wijzigen of stoppen. Vraag een collega."
        ),
        "mandate_not_yours": _("Alleen een contractmanager of beheerder geeft mandaten."),
        "mandate_amount": _("Een mandaat kan niet lager zijn dan nul."),
        "mandate_reason_missing": _("Schrijf op waarom, met het besluit waar dit op steunt."),
        "mandate_scope": _("Dit programma of fonds is er niet. Kies een ander."),
        "mandate_none_to_end": _(
            "Hiervoor is er geen mandaat om te stoppen. Vul een bedrag in, of kies iets anders."
        ),
        "mandate_same_amount": _("Dit is al het mandaat. Vul een ander bedrag in."),
        "mandate_person": _("Deze persoon is geen budgethouder. Kies een budgethouder."),
    }
)
