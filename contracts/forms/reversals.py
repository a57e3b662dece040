"""The decision about a proposal to reverse a settlement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ReversalDecisionForm(forms.Form):
    """Yes or no; a no needs a reason."""

    decision = forms.ChoiceField(
        label=_("Uw besluit"),
        choices=[("yes", _("Terugdraaien")), ("no", _("Niet terugdraaien"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nodig als u het voorstel afwijst."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask why not."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") == "no" and not data.get("reason"):
            self.add_error("reason", _("Schrijf op waarom u het voorstel afwijst."))
        return data
