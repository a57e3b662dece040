"""Why reversing, setting off, closing, handing over and another account are refused.

A part of `contracts.errors.MESSAGES`, kept apart because there are many of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MONEY_MESSAGES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        # reversing a settlement
        "reversal_reason_missing": _("Schrijf op waarom. Een ander moet het later kunnen volgen."),
        "reversal_not_approved": _(
            "Deze afrekening is {status}. Alleen een vastgestelde afrekening kan worden "
            "teruggedraaid."
        ),
        "reversal_later_first": _(
            "De periode vanaf {start} is ook vastgesteld en bouwt hierop voort. Draai eerst die "
            "afrekening terug."
        ),
        "reversal_at_the_bank": _(
            "De bank heeft een betaling van deze afrekening in behandeling. Lees eerst het "
            "antwoord van de bank in."
        ),
        "reversal_not_manager": _(
            "Alleen een contractmanager die zelf geen partij is in dit contract, mag dit "
            "voorstellen."
        ),
        "reversal_waits": _(
            "Er is al voorgesteld om deze afrekening terug te draaien. Wacht op het besluit."
        ),
        "reversal_decided": _("Dit voorstel is al {status}. Kijk bij de afrekening wat er nu is."),
        "reversal_same_person": _("U hebt dit zelf voorgesteld. Laat iemand anders besluiten."),
        "reversal_not_approver": _("Alleen een budgethouder mag hierover besluiten."),
        # payments
        "decided_by_same": _(
            "U hebt over deze afrekening besloten. Laat iemand anders de betaling vrijgeven."
        ),
        "payment_interested": _(
            "U hoort bij {party}, die geld krijgt uit dit contract. Laat iemand anders dit doen."
        ),
        "payment_more_than_paid": _(
            "Er kan niet meer terugkomen dan is betaald. Controleer het bedrag en de betaling."
        ),
        "payment_reversed": _(
            "De afrekening van deze betaling is teruggedraaid. Wat is betaald, staat al klaar als "
            "terugvordering. Boek wat terugkwam daarop."
        ),
        # ending, and closing an agreement for good
        "ending_reason_missing": _(
            "Schrijf op waarom dit contract stopt. Het is opgeschort, en gaat niet meer verder."
        ),
        "agreement_closed": _(
            "Contract {number} is afgerond. Er verandert niets meer aan. Moet er toch iets "
            "gebeuren? Laat de contractmanager het dan eerst heropenen, met een reden."
        ),
        "closing_terms_unreadable": _(
            "De betaalafspraken zijn niet te lezen. Daarom is niet te zien of alles is afgerekend."
        ),
        "closing_periods_open": _(
            "Van {count} periode(n) is de afrekening nog niet vastgesteld. De eerste begint op "
            "{start}."
        ),
        "closing_periods_to_come": _(
            "Volgens de betaalafspraken komen er nog {count} periode(n). De eerste begint op "
            "{start}. Stopt het contract eerder? Leg dat dan vast in nieuwe betaalafspraken."
        ),
        "closing_payments_open": _(
            "Er staan nog {count} betalingen of terugvorderingen open. Wacht tot alles is betaald."
        ),
        "closing_reversal_open": _(
            "Er ligt een voorstel om een afrekening terug te draaien. Laat daarover eerst "
            "besluiten."
        ),
        "contract_reopen_reason": _("Schrijf op waarom u dit contract heropent."),
        # handing an agreement to a colleague
        "handover_not_yours": _(
            "Alleen de contractmanager van dit contract, een budgethouder of een beheerder draagt "
            "het over. Vraag het hun."
        ),
        "handover_reason_missing": _("Schrijf op waarom een collega dit contract overneemt."),
        "handover_same": _("{person} is al de contractmanager van dit contract."),
        "handover_not_manager": _(
            "{person} is geen contractmanager. Kies iemand met die rol, of laat de beheerder die "
            "rol eerst geven."
        ),
        "handover_interested": _(
            "{person} hoort bij {party}, die in dit contract uitvoert, financiert of toetst. Kies "
            "iemand anders."
        ),
        # another account number of a party
        "account_change_same": _("Dit is al het rekeningnummer van de partij."),
        "account_change_wrong": _("Dit is geen IBAN. Controleer het nummer bij de partij zelf."),
        "account_change_waits": _(
            "Voor {party} wacht al een ander rekeningnummer op bevestiging. Wacht tot daarover is "
            "besloten."
        ),
        "account_change_reason_missing": _(
            "Schrijf op waarom het rekeningnummer verandert, en hoe u het hebt gecontroleerd."
        ),
        "account_change_refusal_missing": _("Schrijf op waarom u het nieuwe nummer afwijst."),
        "account_change_decided": _("Over dit rekeningnummer is al besloten."),
        "account_change_same_person": _(
            "U hebt dit rekeningnummer zelf ingevoerd. Laat iemand anders besluiten."
        ),
        "account_change_not_approver": _(
            "Alleen een budgethouder bevestigt een ander rekeningnummer."
        ),
        "account_change_own_party": _("U hoort bij {party}. Laat iemand anders besluiten."),
    }
)
