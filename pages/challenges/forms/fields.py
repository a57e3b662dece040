"""Fields and rows that keep what was typed, and say in plain words what to change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.challenges.drafts import StepEntry
from pages.challenges.dutch_entry import parse_cents
from pages.challenges.hidden_signs import refuse_hidden_signs, with_plain_line_ends
from pages.challenges.numbers import read_number

TOO_LONG = _(
    "Maak deze tekst korter. Er passen %(limit_value)d tekens in, u hebt er nu %(show_value)d."
)


class PlainTextField(forms.CharField):
    """A text in which nothing is hidden: see `hidden_signs`."""

    default_validators = [refuse_hidden_signs]

    def to_python(self, value):
        """With one kind of line end."""
        return super().to_python(with_plain_line_ends(value) if value else value)


def short_text(limit: int, label: str, *, required: str = "", **kwargs) -> PlainTextField:
    """One line of text. `required` is the sentence for who leaves it empty."""
    attrs = {"class": "utrecht-textbox", **kwargs.pop("attrs", {})}
    return PlainTextField(
        label=label,
        max_length=limit,
        required=bool(required),
        error_messages={"required": required, "max_length": TOO_LONG},
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


def long_text(
    limit: int, label: str, *, required: str = "", rows: int = 5, **kwargs
) -> PlainTextField:
    """A text of several lines."""
    return PlainTextField(
        label=label,
        max_length=limit,
        required=bool(required),
        error_messages={"required": required, "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": rows}),
        **kwargs,
    )


class AmountField(forms.CharField):
    """An amount in euros as people type it: "€ 1.234,56". Cleans to whole cents or None."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.TextInput(
                attrs={"class": "utrecht-textbox ul-amount", "inputmode": "decimal"},
            ),
        )
        super().__init__(*args, max_length=40, **kwargs)

    def clean(self, value):
        """Cents, or None when nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_cents(text)
        except ValueError:
            raise ValidationError(
                _("Vul een bedrag in, zoals 1.234,56 of 50."), code="amount"
            ) from None


class CountField(forms.CharField):
    """A whole number, with or without points between the thousands. Cleans to int or None."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.TextInput(
                attrs={"class": "utrecht-textbox ul-short-box", "inputmode": "numeric"}
            ),
        )
        super().__init__(*args, max_length=20, **kwargs)

    def clean(self, value):
        """The number, or None when nothing was typed."""
        text = super().clean(value)
        if not text:
            return None
        # The field itself takes 20 signs; zeros in front may be among them.
        number = read_number(re.sub(r"[.\s]", "", text), longest=20)
        if number is None or number > 10_000_000:
            raise ValidationError(_("Vul een heel getal in, zoals 40."), code="count")
        return number


class DutchDateField(forms.DateField):
    """A date as 21-11-2026. Also with points or slashes, and as 2026-11-21."""

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args,
            input_formats=["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"],
            error_messages={"invalid": _("Vul een datum in zoals 21-11-2026.")},
            widget=forms.TextInput(
                attrs={"class": "utrecht-textbox ul-short-box", "autocomplete": "off"}
            ),
            **kwargs,
        )

    def clean(self, value):
        """The date; years that no plan has are typing mistakes."""
        day = super().clean(value)
        if day is not None and not date(2000, 1, 1) <= day <= date(2100, 1, 1):
            raise ValidationError(_("Klopt het jaar? Vul een datum in zoals 21-11-2026."))
        return day


class RowForm(forms.Form):
    """One row of a list that can be made longer. An empty row counts for nothing."""

    use_required_attribute = False

    def __init__(self, typed: dict[str, str], *, prefix: str, is_bound: bool):
        data = {f"{prefix}-{name}": value for name, value in typed.items()}
        super().__init__(
            data=data if is_bound else None,
            initial=None if is_bound else typed,
            prefix=prefix,
            empty_permitted=True,
        )
        self.is_blank = not any(value.strip() for value in typed.values())

    def full_clean(self):
        """Judge a row only when something stands in it."""
        if self.is_bound and self.is_blank:
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data = {}
            return
        self.empty_permitted = False
        super().full_clean()


class RowList:
    """The rows of one list in a step, with the words around them."""

    def __init__(self, row_form, name: str, rows: list[dict[str, str]], *, is_bound: bool):
        self.name = name
        self.words = row_form.Words
        shown = rows or [{} for _row in range(self.words.shown)]
        self.forms = [
            row_form(row, prefix=f"{name}-{number}", is_bound=is_bound)
            for number, row in enumerate(shown)
        ]
        self.is_full = len(shown) >= self.words.limit

    def is_valid(self) -> bool:
        """Whether every row that is filled in is right."""
        return all(form.is_valid() for form in self.forms)

    def filled(self) -> list[dict]:
        """The cleaned rows, without the blank ones."""
        return [form.cleaned_data for form in self.forms if not form.is_blank]


@dataclass(frozen=True)
class Group:
    """Check boxes under one heading."""

    legend: Any
    hint: Any
    names: tuple[str, ...]


class StepForm(forms.Form):
    """One step. Made from what was typed, so it can always be shown again as it was.

    `row_forms` names the lists of rows in this step. `layout` is the order of the page: names of
    fields and lists, and groups; empty means the fields in their order, then the lists.
    """

    use_required_attribute = False
    row_forms: dict[str, type[RowForm]] = {}
    layout: tuple[str | Group, ...] = ()

    def __init__(self, entry: StepEntry, *, is_bound: bool):
        super().__init__(
            data=dict(entry.fields) if is_bound else None,
            initial=None if is_bound else dict(entry.fields),
        )
        self.row_lists = {
            name: RowList(row_form, name, entry.rows.get(name, []), is_bound=is_bound)
            for name, row_form in self.row_forms.items()
        }
        for form in [self, *(row for rows in self.row_lists.values() for row in rows.forms)]:
            describe_errors(form)

    @classmethod
    def posted_names(cls) -> tuple[list[str], dict[str, list[str]]]:
        """The names of single fields, and per list the names of its columns."""
        return list(cls.base_fields), {
            name: list(row_form.base_fields) for name, row_form in cls.row_forms.items()
        }

    def blocks(self) -> Iterator[dict[str, Any]]:
        """The parts of the page in order: a `field`, a list of `rows`, or a `group`."""
        for part in self.layout or (*self.fields, *self.row_lists):
            if isinstance(part, Group):
                yield {"group": part, "fields": [self[name] for name in part.names]}
            elif part in self.row_lists:
                yield {"rows": self.row_lists[part]}
            else:
                yield {"field": self[part]}

    def is_valid(self) -> bool:
        """Whether the fields and all rows are right."""
        rows_are_valid = all(rows.is_valid() for rows in self.row_lists.values())
        return super().is_valid() and rows_are_valid

    def problems(self) -> list[tuple[str, str]]:
        """What to change: (id of the field, sentence), in the order of the page."""
        found = []
        for name in self.fields:
            # A group of radio buttons has no single label; its fieldset carries the id.
            field_id = self[name].id_for_label or self[name].auto_id
            found += [(field_id, error) for error in self.errors.get(name, [])]
        for rows in self.row_lists.values():
            for row in rows.forms:
                for name in row.fields:
                    field_id = row[name].id_for_label or row[name].auto_id
                    found += [(field_id, error) for error in row.errors.get(name, [])]
        return found


def describe_errors(form: forms.Form) -> None:
    """Tie hint and error to each field, so that a screen reader says them with it."""
    for name, field in form.fields.items():
        bound = form[name]
        # A group of radio buttons has no single label; its fieldset carries the id.
        field_id = bound.id_for_label or bound.auto_id
        ids = []
        if field.help_text:
            ids.append(f"{field_id}_hint")
        if form.is_bound and form.errors.get(name):
            ids.append(f"{field_id}_fout")
            field.widget.attrs["aria-invalid"] = "true"
        # Said once for the group, by its fieldset: not again with each button.
        if ids and not field.widget.use_fieldset:
            field.widget.attrs["aria-describedby"] = " ".join(ids)
