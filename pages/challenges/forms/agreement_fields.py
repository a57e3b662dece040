"""What is asked about an agreement that was signed, when an objection ends in a no."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.enums import AgreementStatus
from pages.challenges.enums import AgreementFate
from pages.challenges.forms.staff import staff_words
from pages.challenges.services.objection_agreements import FateText

_POSSIBLE = {
    AgreementStatus.SIGNED: tuple(AgreementFate),
    AgreementStatus.ACTIVE: (AgreementFate.SUSPEND, AgreementFate.GO_ON),
    AgreementStatus.SUSPENDED: (AgreementFate.SUSPEND,),
}


def agreement_fields(agreement: Any | None) -> dict[str, forms.Field]:
    """Which way, until when, and why; nothing without a signed agreement."""
    if agreement is None:
        return {}
    possible = _POSSIBLE[agreement.status]
    return {
        "agreement_fate": forms.ChoiceField(
            label=_("Wat gebeurt er met de overeenkomst?"),
            choices=[(fate.value, fate.label) for fate in possible],
            required=False,
            widget=forms.RadioSelect,
            help_text=_("Alleen bij een uitkomst die geen toekenning is. Zij is al ondertekend."),
        ),
        "agreement_until": forms.DateField(
            label=_("Tot en met welke dag gaat zij door?"),
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            help_text=_("Alleen als zij doorgaat."),
            error_messages={"invalid": _("Kies een dag.")},
        ),
        "agreement_reason": staff_words(
            _("Waarom gebeurt dit met de overeenkomst?"),
            help_text=_("De indiener leest dit in de brief. De contractmanager krijgt het ook."),
            rows=3,
        ),
    }


def fate_text(cleaned: Mapping[str, Any]) -> FateText:
    """What was chosen and written, for the service."""
    fate = cleaned.get("agreement_fate", "")
    return FateText(
        fate=AgreementFate(fate) if fate else None,
        until=cleaned.get("agreement_until"),
        reason=cleaned.get("agreement_reason", ""),
    )
