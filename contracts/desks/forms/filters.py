"""The filter of a list as a form: what is wrong is said at its field, and the rest still counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.desks.columns import Filter
from contracts.forms.fields import DutchDateField, DutchDecimalField, LastDayField

LONGEST_TEXT = 100


class SearchField(forms.CharField):
    """Words to look for; what no database can hold is left out."""

    def to_python(self, value: Any) -> str:
        """Return the words without NUL characters."""
        return str(super().to_python(value)).replace("\0", "").strip()[:LONGEST_TEXT]


class FilterForm(forms.Form):
    """The fields of the filters of one list."""

    def __init__(
        self, filters: Sequence[Filter], user: Any, data: Mapping[str, Any] | None
    ) -> None:
        super().__init__(data, auto_id="filter-%s")
        self.filters = filters
        for item in filters:
            self.fields[item.key] = _field(item, user)

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in and could be read."""
        self.full_clean()
        return {key: value for key, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """The fields that are always there."""
        return [self[item.key] for item in self.filters if not item.is_more]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """The fields behind “more”."""
        return [self[item.key] for item in self.filters if item.is_more]

    @property
    def is_unfolded(self) -> bool:
        """Whether a field behind “more” is used, or wrong."""
        used = self.values.keys() | self.errors.keys()
        return any(item.is_more and item.key in used for item in self.filters)


def _field(item: Filter, user: Any) -> forms.Field:
    more: dict[str, Any] = {"label": item.label, "required": False, "help_text": item.help}
    if item.kind == "choice":
        known = item.choices(user) if item.choices else ()
        return forms.ChoiceField(choices=[("", _("Alle")), *known], **more)
    if item.kind == "day":
        return DutchDateField(**more)
    if item.kind == "last_day":
        return LastDayField(**more)
    if item.kind == "amount":
        return DutchDecimalField(**more)
    return SearchField(widget=forms.TextInput(attrs={"type": "search"}), **more)
