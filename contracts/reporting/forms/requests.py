"""Asking for more time, deciding about it, and how an agreement is reported."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.forms.fields import DutchDateField
from contracts.reporting.models import ReportPlan


class ExtensionForm(forms.Form):
    """Until when, and why."""

    until = DutchDateField(label=_("Tot en met welke dag?"), help_text=_("Zoals 21-11-2026."))
    reason = forms.CharField(
        label=_("Waarom hebt u meer tijd nodig?"), widget=forms.Textarea(attrs={"rows": 3})
    )


class ExtensionDecisionForm(forms.Form):
    """Yes or no, and why."""

    decision = forms.ChoiceField(
        label=_("Uitstel geven?"),
        choices=[("yes", _("Ja, geef uitstel")), ("no", _("Nee, geen uitstel"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nodig als u geen uitstel geeft."),
    )


class PlanForm(forms.ModelForm[ReportPlan]):
    """How many days, and whether a sign-off must come first."""

    class Meta:
        model = ReportPlan
        fields = (
            *("due_days", "remind_before_days", "remind_after_days", "escalate_after_days"),
            *("dispute_days", "requires_sign_off"),
        )
