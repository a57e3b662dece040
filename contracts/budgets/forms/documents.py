"""Of which year an account is made, and which statement is kept."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _


class YearForm(forms.Form):
    """A calendar year."""

    year = forms.IntegerField(label=_("Jaar"), min_value=2000, max_value=2100)


class StatementForm(forms.Form):
    """Which approved settlement is put in the register."""

    settlement = forms.ChoiceField(label=_("Afrekening"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["settlement"]).choices = choices
