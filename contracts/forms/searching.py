"""What a list is searched with: words, a status and a first and last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.forms.fields import DutchDateField, LastDayField


class SearchForm(forms.Form):
    """All of it may stay empty; a day that is none gets a message and narrows nothing."""

    q = forms.CharField(label=_("Zoeken"), max_length=200, required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    van = DutchDateField(label=_("Vanaf"), required=False)
    tot = LastDayField(label=_("Tot en met"), required=False)

    def __init__(
        self,
        *args: Any,
        statuses: Sequence[tuple[str, str | Promise]] = (),
        day_words: str | Promise = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if statuses:
            self.fields["status"].choices = [("", _("Alle")), *statuses]  # type: ignore[attr-defined]
        else:
            del self.fields["status"]
        for field in self.fields.values():
            vars(field)["is_conditional"] = True
        self.fields["q"].help_text = _("Nummer, titel of partij")
        if day_words:
            for name in ("van", "tot"):
                vars(self.fields[name])["help_text"] = day_words

    @property
    def found(self) -> dict[str, str | date]:
        """Return what was typed and can be used; an unknown status asks nothing."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
