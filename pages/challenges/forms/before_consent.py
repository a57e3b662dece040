"""Before somebody makes a part public: what in it looks like data of a person. Advice only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pages.challenges.drafts import StepEntry, read_draft
from pages.challenges.forms.step_list import ABOUT, PUBLIC, WHO, Step, steps_of
from pages.challenges.forms.steps_public import PREFIX, PublicationForm
from pages.challenges.personal_data import Found, find_personal_data


@dataclass(frozen=True)
class _Source:
    """Where the words of a public part are typed: fields and rows of one step."""

    slug: str
    fields: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()


# Only what would really be shown: not who supports it, nor what happens when somebody stops.
_SOURCES = {
    "name": (_Source(WHO, ("name",)),),
    "plan": (
        _Source(ABOUT, ("task", "present")),
        _Source("plan", ("title", "different", "why", "for_whom", "reach")),
    ),
    "value": (
        _Source("waarde", ("services", "added_value", "benefits", "pays_now", "pays_later")),
    ),
    "results": (_Source("resultaten", rows=("indicators",)),),
    "costs": (_Source("resultaten", rows=("budget",)),),
    "exchange": (_Source("geven", ("own_contribution", "needs", "wants_back")),),
    "planning": (_Source("planning", ("involvement", "quality"), ("milestones",)),),
}


@dataclass(frozen=True)
class PartWarning:
    """A part that can be made public, what was found in it, and the steps to change it in."""

    label: Any
    steps: tuple[Step, ...]
    found: tuple[Found, ...]


def warnings_before_consent(response: Any, current: Step) -> list[PartWarning]:
    """Per part that this step offers to publish what looks like personal data in it.

    Of the draft as it is kept. Empty for every other step.
    """
    if current.slug != PUBLIC or not issubclass(current.form, PublicationForm):
        return []
    entries = read_draft(response.draft)
    steps = {step.slug: step for step in steps_of(response)}
    boxes = current.form.base_fields
    found = (
        _warning(part, boxes[PREFIX + part].label, steps, entries) for part in current.form.parts
    )
    return [warning for warning in found if warning.found]


def _warning(
    part: str, label: Any, steps: Mapping[str, Step], entries: Mapping[str, StepEntry]
) -> PartWarning:
    where, found = [], []
    for source in _SOURCES[part]:
        step = steps.get(source.slug)
        if step is None:
            continue
        texts = _texts(source, step, entries.get(source.slug, StepEntry()))
        here = [one for text in texts for one in find_personal_data(text)]
        where += [step] * bool(here)
        found += here
    return PartWarning(label, tuple(where), tuple(dict.fromkeys(found)))


def _texts(source: _Source, step: Step, entry: StepEntry) -> Iterator[str]:
    """What was typed there, as far as this form still asks it."""
    fields, rows = step.form.posted_names()
    yield from (entry.fields.get(name, "") for name in source.fields if name in fields)
    for name in source.rows:
        if name in rows:
            yield from (text for row in entry.rows.get(name, []) for text in row.values())
