"""What the engine remembers of each bucket between periods, and what there is to do in a period.

A bucket is where a component's quantity adds up: the contract, a period, a year, a cohort or a
person. Everything remembered is plain data, so that a contract's state can be written down at the
end of a period and picked up again.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from contracts.arithmetic.checks import follows_cohorts, is_separable, quantities_about
from contracts.arithmetic.counts import Tally
from contracts.arithmetic.facts import WHOLE, Facts, Part
from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.passages import Passage
from contracts.arithmetic.quantities import metrics_of
from contracts.arithmetic.terms import Component, Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.worth import Memory

BucketKey = tuple[int, int, str | None, str | None]
"""(version of the terms, number of the component, cohort, person)."""


@dataclass(slots=True)
class Indexed:
    """What an index made (`made`) of how much (`taken`) so far."""

    taken: Fraction = ZERO
    made: Fraction = ZERO


@dataclass(slots=True)
class Course:
    """One quantity and price followed in time: the worth it holds while a value is missing.

    `passage`: its way through the gate, where an amendment changes a component with a gate.
    """

    held: Fraction = ZERO
    memory: Memory = field(default_factory=Memory)
    indexed: Indexed = field(default_factory=Indexed)
    passage: Passage | None = None

    def go_on_from(self, before: "Course", *, is_same_gate: bool) -> Passage:
        """Take what was earned under the version of the terms before, as the next one begins.

        Returns the way through the gate that it goes on.
        """
        passage = before.passage or Passage()
        self.passage = passage.next_version(self.held, is_same_gate=is_same_gate)
        self.indexed = Indexed()
        return self.passage


@dataclass(slots=True)
class Bucket:
    """One bucket of a component, as it was left by the period before.

    `start` is its first day, also when what it counts came later: a gate or a table may look at
    other things, which came before. `year` is the year it was last looked at and `year_start` the
    first day of the bucket in that year. `worth` is what it came to so far, `ahead_worth` what of
    it may be paid ahead of the final worth, by the rule of `ahead`. `is_in_force` since its version
    of the terms is.
    """

    start: date
    year: int
    year_start: date
    final: Course = field(default_factory=Course)
    ahead: Course = field(default_factory=Course)
    worth: Fraction = ZERO
    ahead_worth: Fraction = ZERO
    is_in_force: bool = False


Buckets = dict[BucketKey, Bucket]
Turn = tuple[Part, Part]
"""A part (cohort, person) that is evaluated, and the part that is the component's own bucket."""
_ALL: Turn = (WHOLE, WHOLE)


def enter_bucket(
    buckets: Buckets, key: BucketKey, component: Component, slot: Slot, contract_start: date
) -> Bucket:
    """Return the bucket that a component fills in a slot: the one it has, or a new one."""
    bucket = buckets.get(key)
    is_over = component.over == "year" and bucket is not None and bucket.year != slot.year
    if bucket is None or is_over or component.over == "period":
        starts = {"period": slot.period.start, "year": slot.year_start}
        since = date.min if component.start is None else component.start
        start = max(starts.get(component.over, contract_start), since)
        bucket = buckets[key] = Bucket(start, slot.year, max(slot.year_start, since))
    elif bucket.year != slot.year:
        bucket.year, bucket.year_start = slot.year, slot.year_start
    return bucket


def is_over(component: Component, slot: Slot) -> bool:
    """Whether a component has not begun yet in a slot, or has ended before it."""
    if is_waiting(component, slot):
        return True
    last = component.is_over_on
    return last is not None and last <= slot.period.start


def is_waiting(component: Component, slot: Slot) -> bool:
    """Whether a component has not begun yet in a slot."""
    return component.start is not None and component.start >= slot.period.end


class Agenda:
    """Which parts of a component there are to look at in which slot; follows from the facts.

    With `releases_in` (slots, by number) every part in every slot, and in those also when the
    component is over: what an amendment releases needs no news.
    """

    __slots__ = ("_turns", "is_split")

    def __init__(
        self,
        terms: Terms,
        component: Component,
        facts: Facts,
        slots: Sequence[Slot],
        *,
        releases_in: frozenset[int] | None = None,
    ) -> None:
        self.is_split, self._turns = False, dict[int, list[Turn]]()
        also = releases_in or frozenset()
        followed = [
            slot
            for slot in slots
            if not is_over(component, slot)
            or (slot.index in also and not is_waiting(component, slot))
        ]
        if not followed:
            return
        if terms.once(_followed)[component.code] == (False, False):
            self._turns = {slot.index: [_ALL] for slot in followed}
            return
        for part, own_part, since in _parts(terms, component, facts):
            self.is_split = part != WHOLE
            known = [slot for slot in followed if since < slot.period.end]
            if releases_in is None:
                known = list(_with_news(terms, component, known, part, facts))
            for slot in known:
                self._turns.setdefault(slot.index, []).append((part, own_part))

    def turns(self, slot: Slot) -> Sequence[Turn]:
        """Return the parts to look at in a slot, in order; none while the component is over."""
        return self._turns.get(slot.index, ())


def _followed(terms: Terms) -> dict[str, tuple[bool, bool]]:
    """Return for each component whether it is followed per cohort and per person.

    That is so when it says so, or when a limit or a premium needs it.
    """
    found: dict[str, tuple[bool, bool]] = {}
    for component in terms.components:
        scopes = {limit.scope for limit in terms.limits if limit.covers(component.code)}
        by_person = component.over == "person" or "person" in scopes
        found[component.code] = (follows_cohorts(terms, component), by_person)
    return found


def _parts(terms: Terms, component: Component, facts: Facts) -> Iterator[tuple[Part, Part, date]]:
    """Yield (the part that is evaluated, the part that is the component's own bucket, since when).

    For a component that is followed per cohort or person.
    """
    by_cohort, by_person = terms.once(_followed)[component.code]
    codes = list(metrics_of(component.quantity))
    if not codes:  # a fixed amount per cohort or person: whoever its gate or its table is about
        found = [code for inner in quantities_about(component) for code in metrics_of(inner)]
        codes = [code for code in found if not by_person or terms.metric(code).has_subject]
    for part, since in facts.parts(codes, by_cohort=by_cohort, by_person=by_person):
        own_cohort = part[0] if component.over == "cohort" else None
        own_person = part[1] if component.over == "person" else None
        yield part, (own_cohort, own_person), since


def _with_news(
    terms: Terms, component: Component, slots: Sequence[Slot], part: Part, facts: Facts
) -> Sequence[Slot]:
    """Return the slots in which a bucket can change at all: for one person that is only a few.

    This can be told beforehand when nothing but the count or sum itself matters; what some version
    of the terms withholds is looked at in every slot anyway (see Agenda).
    """
    quantity = component.quantity
    if (
        part == WHOLE
        or component.gate is not None
        or (component.index is not None and component.index.by is not None)
        or not is_separable(component)
        or not isinstance(quantity, Tally)
        or terms.metric(quantity.metric).not_measured == "block"
    ):
        return slots
    ends = [slot.period.end for slot in slots]
    numbers: set[int] = set()
    for first, last in facts.series(quantity, part).stretches():
        if not slots or last < slots[0].period.start:
            continue
        numbers.update(range(bisect_right(ends, first), bisect_right(ends, last) + 1))
    return [slots[number] for number in sorted(numbers) if number < len(ends)]
