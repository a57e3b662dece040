"""What must be known of the days before a period when their observations are no longer there.

Sums over whole stretches of days take the place of rows. A stretch lies between two marks: the only
days from which a later period can still ask for a sum. Persons whose past decides whether something
counts (their first time, at most so many) are looked up again when something new is known of them.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from contracts.arithmetic.blocks import (
    Achieved,
    Change,
    Condition,
    Gate,
    Latest,
    Notional,
    One,
    Quantity,
    Ratio,
)
from contracts.arithmetic.checks import quantities_in
from contracts.arithmetic.counts import Count, Sampled, Sum, Tally
from contracts.arithmetic.facts import At, Course, Facts, Past, Sums
from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.observations import Observation
from contracts.arithmetic.quantities import is_additive, metrics_of
from contracts.arithmetic.terms import Component, Terms


@dataclass(slots=True)
class Needs:
    """What later periods can ask of the past, as the terms say.

    sums: the quantities that are added up. valued: metrics of which the last values matter.
    by_person: metrics that are asked for one person. remembered: metrics of which a person's own
    earlier observations matter when something new is known of that person.
    """

    sums: dict[Tally, None] = field(default_factory=dict)
    valued: set[str] = field(default_factory=set)
    metrics: dict[str, None] = field(default_factory=dict)
    by_person: set[str] = field(default_factory=set)
    remembered: set[str] = field(default_factory=set)


class UnknownNeedsError(Exception):
    """A quantity of which it is not known what it asks of the past."""


def needs_of(terms: Terms) -> Needs:
    """Return what can be asked of the past; UnknownNeedsError for a quantity not known here."""
    needs = Needs()
    for component in terms.components:
        is_by_person = _is_by_person(terms, component)
        for quantity in quantities_in(component):
            codes = list(metrics_of(quantity))
            needs.metrics.update(dict.fromkeys(codes))
            if is_by_person:
                needs.by_person.update(codes)
            _add_needs(needs, terms, quantity, codes)
    for rule in terms.netting:
        codes = list(metrics_of(rule.quantity))
        needs.metrics.update(dict.fromkeys(codes))
        _add_needs(needs, terms, rule.quantity, codes)
    return needs


def _add_needs(needs: Needs, terms: Terms, quantity: Quantity, codes: list[str]) -> None:
    if isinstance(quantity, Notional | One):
        return
    if is_additive(quantity):
        needs.sums[quantity] = None  # type: ignore[index]
        needs.remembered.update(_remembered(quantity, codes))
        return
    if not isinstance(quantity, Latest | Change | Achieved | Ratio | Sampled):
        raise UnknownNeedsError(type(quantity).__name__)
    needs.valued.update(codes)
    for code in codes:
        kind = terms.metric(code).kind
        if kind != "level":
            needs.sums[Sum(code) if kind in ("days", "amount") else Count(code)] = None


def _remembered(quantity: Quantity, codes: list[str]) -> Iterable[str]:
    """Return the metrics of which a person's past says what a new observation counts for."""
    if isinstance(quantity, Sum) and quantity == Sum(
        quantity.metric, quantity.excluding, quantity.after
    ):
        return [after.event for after in quantity.after]
    if isinstance(quantity, Count) and quantity == Count(quantity.metric):
        return []
    return codes


def _is_by_person(terms: Terms, component: Component) -> bool:
    limited = any(
        limit.scope == "person" and limit.covers(component.code) for limit in terms.limits
    )
    conditions = _conditions(component.gate)
    return (
        component.over == "person" or limited or any(item.over == "person" for item in conditions)
    )


def _conditions(gate: Gate | Condition | None) -> Iterator[Condition]:
    if isinstance(gate, Condition):
        yield gate
    elif gate is not None:
        for inner in gate.conditions:
            yield from _conditions(inner)


def past_of(needs: Needs, facts: Facts, day: date, marks: Collection[date]) -> Past:
    """Return what must be known of the days before `day`, from facts in which they are known.

    `marks` are the days before it from which a later period can ask.
    """
    ordered = sorted(marks)
    past = Past(day)
    for metric in needs.metrics:
        is_by_person = metric in needs.by_person
        past.seen[metric] = facts.seen(metric, by_person=is_by_person)
        if metric in needs.valued:
            rows = [row for row in facts.rows(metric) if row.on < day]
            past.last[metric] = _decisive(rows, ordered, is_by_person=is_by_person)
    for quantity in needs.sums:
        is_by_person = not needs.by_person.isdisjoint(metrics_of(quantity))
        past.sums[quantity] = _sums(
            facts.courses(quantity), day, ordered, is_by_person=is_by_person
        )
    return past


def _decisive(
    rows: Sequence[Observation], marks: Sequence[date], *, is_by_person: bool
) -> list[Observation]:
    """Return the rows that still decide: the last value, the last that was measured, the last.

    `rows` are in order; of each cohort (and person) and stretch these rows stay.
    """
    kept: dict[tuple[object, ...], Observation] = {}
    for row in rows:
        place = (bisect_right(marks, row.on), row.cohort, row.subject if is_by_person else "")
        kept[*place, "last"] = row
        if row.status == "measured":
            kept[*place, "measured"] = row
        if row.status == "not_applicable" or (
            row.status == "measured" and row.quantity is not None
        ):
            kept[*place, "value"] = row
    chosen = {id(row) for row in kept.values()}
    return [row for row in rows if id(row) in chosen]


def _sums(
    courses: dict[At, Course], day: date, marks: Sequence[date], *, is_by_person: bool
) -> Sums:
    """Add courses up to one amount for each stretch between marks, dated on its first day."""
    totals: dict[At, dict[date, Fraction]] = {}
    for (cohort, subject), (points, spans) in courses.items():
        total = totals.setdefault((cohort, subject if is_by_person else ""), {})
        for on, amount in points:
            if on < day:
                mark = _mark_of(on, marks)
                total[mark] = total.get(mark, ZERO) + amount
        for mark, days in _stretches(spans, day, marks):
            total[mark] = total.get(mark, ZERO) + days
    return {
        at: [(mark, amount) for mark, amount in sorted(total.items()) if amount]
        for at, total in sorted(totals.items())
        if any(total.values())
    }


def _mark_of(day: date, marks: Sequence[date]) -> date:
    number = bisect_right(marks, day)
    return marks[number - 1] if number else date.min


def _stretches(
    spans: Iterable[tuple[date, date]], day: date, marks: Sequence[date]
) -> Iterator[tuple[date, int]]:
    """Yield (first day of the stretch, how many days of a span are in it)."""
    for start, end in spans:
        since, last = start, min(end, day)
        while since < last:
            number = bisect_right(marks, since)
            until = min(marks[number], last) if number < len(marks) else last
            yield _mark_of(since, marks), (until - since).days
            since = until
