"""Of which year an account is made."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class YearForm(forms.Form):
    """A calendar year."""

    year = forms.IntegerField(label=_("Jaar"), min_value=2000, max_value=2100)
