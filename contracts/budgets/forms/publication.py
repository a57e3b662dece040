"""Publishing a part of a contract, or holding it back with a reason that everybody reads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement
from contracts.selectors.publication import parts_of

SHOW, HOLD = "show", "hold"


class PartForm(forms.Form):
    """One part and what becomes of it."""

    part = forms.ChoiceField(label=_("Onderdeel"))
    choice = forms.ChoiceField(
        label=_("Wat doet u ermee?"),
        choices=[(SHOW, _("Openbaar maken")), (HOLD, _("Niet openbaar maken"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Niet openbaar omdat…"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Alleen als het niet openbaar wordt. Iedereen kan deze reden lezen. Maakt u de naam "
            "van een partij openbaar? Schrijf hier dan wanneer en hoe die dat goed vond; dat leest "
            "niet iedereen."
        ),
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = list(parts_of(agreement).items())  # type: ignore[attr-defined]
