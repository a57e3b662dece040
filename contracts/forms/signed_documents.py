"""The signed contract as a file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.forms.fields import DutchDateField


class SignedDocumentForm(forms.Form):
    """The file, the day on which the last party signed, and who did."""

    file = forms.FileField(
        label=_("Ondertekend contract (pdf)"),
        help_text=_(
            "Hoogstens 20 MB. Het bestand is alleen te lezen voor wie bij dit contract hoort."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
    signed_on = DutchDateField(label=_("Ondertekend op"))
    note = forms.CharField(
        label=_("Wie tekenden er, in welke functie?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
