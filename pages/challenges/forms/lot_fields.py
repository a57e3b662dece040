"""What is filled in per lot of a response, when a grant can say yes to one and no to another."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import Lot
from pages.challenges.enums import Action
from pages.challenges.forms.amounts import AmountField
from pages.challenges.forms.staff import staff_words
from pages.challenges.reasons import reasons_for
from pages.challenges.services.lot_outcomes import LotText

YES, NO = "ja", "nee"
_ANSWERS = {YES: True, NO: False}


def lot_fields(lots: Sequence[Lot]) -> dict[str, forms.Field]:
    """Yes or no for each lot; for a yes how much, for a no why, and how it could succeed."""
    return {name: field for lot in lots for name, field in _fields_of(lot).items()}


def _fields_of(lot: Lot) -> dict[str, forms.Field]:
    return {
        f"outcome_{lot.code}": forms.ChoiceField(
            label=_("Deel: %(name)s") % {"name": lot.name},
            choices=((YES, _("Toekennen")), (NO, _("Niet toekennen"))),
            required=False,
            widget=forms.RadioSelect,
            help_text=_("Alleen bij toekennen. Bij een ander besluit geldt dat voor alle delen."),
        ),
        f"amount_{lot.code}": AmountField(
            label=_("Wat betaalt de gemeente voor dit deel ten hoogste?"),
            help_text=_("In euro’s, zonder btw. Alleen als u dit deel toekent. Niets? Vul 0 in."),
        ),
        f"code_{lot.code}": forms.ChoiceField(
            label=_("Reden"),
            choices=lambda: [
                ("", _("Geen")),
                *((reason.code, reason.label) for reason in reasons_for(Action.REJECT)),
            ],
            required=False,
            help_text=_("Alleen als u “%(name)s” niet toekent.") % {"name": lot.name},
        ),
        f"reason_{lot.code}": staff_words(
            _("Waarom niet?"), help_text=_("De indiener leest dit in de brief."), rows=4
        ),
        f"how_{lot.code}": staff_words(
            _("Hoe kan dit deel wel slagen?"),
            help_text=_("Wees concreet: wat zou er anders moeten?"),
            rows=3,
        ),
    }


def lot_texts(cleaned: Mapping[str, Any], lots: Sequence[Lot]) -> tuple[LotText, ...]:
    """What was chosen and written, for the service."""
    return tuple(
        LotText(
            code=lot.code,
            is_granted=_ANSWERS.get(cleaned.get(f"outcome_{lot.code}", "")),
            reason_code=cleaned.get(f"code_{lot.code}", ""),
            reason=cleaned.get(f"reason_{lot.code}", ""),
            how_to_succeed=cleaned.get(f"how_{lot.code}", ""),
            amount_cents=cleaned.get(f"amount_{lot.code}"),
        )
        for lot in lots
    )
