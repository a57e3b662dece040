"""An amount of money in a form of staff."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.dutch_entry import parse_cents


class AmountField(forms.CharField):
    """An amount as people type it; cents in `cleaned_data`, None when empty."""

    def __init__(self, **kwargs):
        super().__init__(max_length=40, required=False, **kwargs)

    def clean(self, value):
        """The cents, or our words on what is wrong."""
        typed = super().clean(value).strip()
        if not typed:
            return None
        try:
            return parse_cents(typed)
        except ValueError as error:
            message = _("Vul een bedrag in zoals 1.250 of 1.250,50.")
            raise forms.ValidationError(message) from error
