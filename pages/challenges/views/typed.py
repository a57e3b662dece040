"""A draft in words, exactly as it was typed: for reading and copying, right or wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pages.challenges.drafts import StepEntry
from pages.challenges.forms.fields import StepForm
from pages.challenges.forms.step_list import every_step_of
from pages.challenges.models import Response


@dataclass(frozen=True)
class TypedSection:
    """The answers in one step, as (label, text)."""

    title: str
    answers: list[tuple[str, str]]


def typed_sections(response: Response, entries: Mapping[str, StepEntry]) -> list[TypedSection]:
    """The steps in which something stands, also those that are not asked any more."""
    found = []
    for step in every_step_of(response):
        entry = entries.get(step.slug)
        if entry is None or entry.is_empty:
            continue
        answers = [
            (str(step.form.base_fields[name].label), _in_words(step.form, name, text))
            for name, text in entry.fields.items()
            if text and name in step.form.base_fields
        ]
        for list_name, rows in entry.rows.items():
            row_form = step.form.row_forms.get(list_name)
            if row_form is None:
                continue
            for number, row in enumerate(rows, start=1):
                answers += [
                    (f"{row_form.Words.one} {number} – {row_form.base_fields[name].label}", text)
                    for name, text in row.items()
                    if text and name in row_form.base_fields
                ]
        found.append(TypedSection(str(step.title), answers))
    return found


def _in_words(form: type[StepForm], name: str, text: str) -> str:
    choices = dict(getattr(form.base_fields[name], "choices", ()))
    if text in choices:
        return str(choices[text])
    return _("ja") if text == "on" else text
