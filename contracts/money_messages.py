"""Why reversing, setting off and mandates are refused, and what would make it work.

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
    }
)
