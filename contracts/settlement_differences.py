"""Why two settlements differ, in whole cents that add up exactly. Pure: no rows, no clock.

By causes: the engine computes the same period again and again, each time with one thing more as it
became; what an amount then moves by is due to that thing. By stages: the steps of two traces beside
each other. Either way the parts are differences between neighbours in one row of amounts, so that
their sum is the difference between the ends, whatever stands in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from contracts.arithmetic import Step

Key = tuple[str, date]
"""What an amount is about: the component and the first day of its period."""
Amounts = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a difference: what it is due to, and its cents.

    `detail` is the code of a limit where the cause is one.
    """

    cause: str
    cents: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One line before and after, in cents; the parts add up to the difference."""

    component: str
    origin: date
    before: int
    after: int
    parts: tuple[Part, ...]

    @property
    def cents(self) -> int:
        """The difference."""
        return self.after - self.before


def by_causes(
    before: Amounts, courses: Sequence[tuple[str, Amounts]]
) -> tuple[LineDifference, ...]:
    """Return what each line moved by, cause by cause.

    `courses` are (cause, amounts with this cause and all the ones before it), in order. Lines that
    did not move at any point are left out.
    """
    keys = dict.fromkeys((*before, *(key for _cause, amounts in courses for key in amounts)))
    lines = []
    for key in sorted(keys, key=lambda key: (key[1], key[0])):
        now = first = before.get(key, 0)
        parts = []
        for cause, amounts in courses:
            cents = amounts.get(key, 0) - now
            now += cents
            if cents:
                parts.append(Part(cause, cents))
        if parts:
            lines.append(LineDifference(key[0], key[1], first, now, tuple(parts)))
    return tuple(lines)


def stages_of(trace: Sequence[Step], cents: int) -> tuple[Part, ...]:
    """Cut a line into what its stages added or took off; the parts add up to `cents`.

    The first part is the worth before limits; then each limit, rounding, what no payer pays and
    what was posted before. A fraction of a cent stays with the stage in which it becomes whole.
    """
    running: list[tuple[str, str, Fraction]] = []
    for step in trace:
        if step.stage in ("limit", "rounding", "split", "netting") and "amount" in step.inputs:
            if not running:
                running.append(("worth", "", _exact(step.inputs["amount"])))
            running.append((step.stage, str(step.rule.get("code", "")), _exact(step.result)))
    running.append(("posted", "", Fraction(cents, 100)))
    parts: list[Part] = []
    before = 0
    for stage, code, amount in running:
        # Rounded down on the way: only neighbours are compared, and the last one is whole.
        whole = int(amount * 100 // 1)
        if whole != before or stage == "worth":
            parts.append(Part(stage, whole - before, code if stage == "limit" else ""))
        before = whole
    return tuple(parts)


def by_stages(
    component: str, origin: date, before: Sequence[Part], after: Sequence[Part]
) -> LineDifference:
    """Return what a component's line moved by from one period to the next, stage by stage."""
    order = dict.fromkeys((part.cause, part.detail) for part in (*before, *after))

    def sum_of(parts: Sequence[Part], key: tuple[str, str]) -> int:
        return sum(part.cents for part in parts if (part.cause, part.detail) == key)

    moved = tuple(
        Part(key[0], cents, key[1])
        for key in order
        if (cents := sum_of(after, key) - sum_of(before, key))
    )
    first, last = (sum(part.cents for part in parts) for parts in (before, after))
    return LineDifference(component, origin, first, last, moved)


def _exact(value: object) -> Fraction:
    return Fraction(str(value))
