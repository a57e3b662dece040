"""Forecasts: the same engine over what was measured plus what is assumed. Pure: no rows, no clock.

A scenario assumes a result per metric and coming period. Those results become hypothetical
observations beside the accepted ones, and `settle_all` says what would be owed. Nothing is added
up here that the engine did not say, but totals of whole cents. A forecast has no probability and is
no promise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from contracts.arithmetic import (
    Metric,
    Observation,
    Period,
    Statement,
    Terms,
    periods_until,
    settle_all,
)

KINDS: Final = ("low", "expected", "high")
# The proposal multiplies the average of the last periods by these.
FACTORS: Final[Mapping[str, Fraction]] = {
    "low": Fraction(4, 5),
    "expected": Fraction(1),
    "high": Fraction(6, 5),
}
PERIODS_AVERAGED: Final = 4
# A contract without an end is looked ahead this many periods, any contract no more than the other.
OPEN_END_PERIODS: Final = 12
MOST_PERIODS: Final = 120
# More people than this are assumed as one number where the rule allows it.
MOST_PEOPLE: Final = 5000
ADDITIVE: Final = frozenset({"event", "count", "days", "amount"})
PREFIX: Final = "verwachting-"

Assumptions = Mapping[tuple[str, date], Fraction]
"""Assumed result by (metric, first day of the period)."""


@dataclass(frozen=True, slots=True)
class ForecastPeriod:
    """What one coming period would pay, in cents; by payer, and per limit what it cuts and leaves.

    `cut` is in exact euros as text of the trace, None-free; `room` is what is left under the limit
    at the end of the period, for limits that have one room. `unpaid` is what no payer pays.
    """

    period: Period
    cents: int
    payers: Mapping[str, int]
    cut: Mapping[str, Fraction]
    room: Mapping[str, Fraction]
    unpaid: Fraction


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed result per period, and the rule that gave it.

    `rule` is average (the average of the last `count` periods times the factor), last (a level
    stays what it was), target (what is still needed, spread evenly) or nothing (never measured).
    """

    value: Fraction
    rule: str
    average: Fraction
    count: int


def coming_periods(
    versions: Sequence[Terms], settled: Iterable[date], ends_on: date | None
) -> list[Period]:
    """Return the periods that are not settled yet, up to the end of the terms.

    Terms without an end go on until the agreement ends, or for OPEN_END_PERIODS.
    """
    done = set(settled)
    last = max(versions, key=lambda terms: terms.valid_from)
    until = last.periods.until or (last.periods.dates[-1] if last.periods.dates else ends_on)
    if until is None:
        begin = max(done, default=last.periods.start)
        until = begin + timedelta(days=366)
        while len(_open(versions, until, done)) < OPEN_END_PERIODS:
            until += timedelta(days=366)
        return _open(versions, until, done)[:OPEN_END_PERIODS]
    return _open(versions, until, done)[:MOST_PERIODS]


def _open(versions: Sequence[Terms], until: date, done: set[date]) -> list[Period]:
    return [period for period in periods_until(versions, until) if period.start not in done]


def forecast(
    versions: Sequence[Terms],
    accepted: Sequence[Observation],
    assumed: Assumptions,
    coming: Sequence[Period],
    posted: Mapping[str, int],
) -> list[ForecastPeriod]:
    """Return what each coming period would pay when the assumptions come true.

    `posted` are the cents that were posted so far, by payer: the first coming period pays the
    difference with what is owed by then, like any settlement. SettlementBlocked when the
    observations, real or assumed, cannot be settled.
    """
    if not coming:
        return []
    rows = [*accepted, *hypothetical(versions, assumed, coming)]
    statements = settle_all(versions, rows, coming[-1].end)
    starts = {period.start for period in coming}
    before: dict[str, int] = defaultdict(int, posted)
    total: dict[str, int] = defaultdict(int)
    periods = []
    for statement in statements:
        for line in statement.lines:
            for party, cents in line.payers:
                total[party] += cents
        if statement.period.start not in starts:
            continue
        parties = [party for party in (*before, *total) if total[party] != before[party]]
        payers = {party: total[party] - before[party] for party in dict.fromkeys(parties)}
        cut, room, unpaid = _limits(statement)
        periods.append(
            ForecastPeriod(statement.period, sum(payers.values()), payers, cut, room, unpaid)
        )
        before = defaultdict(int, total)
    return periods


def _limits(statement: Statement) -> tuple[dict[str, Fraction], dict[str, Fraction], Fraction]:
    """Read from the traces of a period what its caps cut, what they leave, and what is unpaid."""
    cut: dict[str, Fraction] = defaultdict(Fraction)
    room: dict[str, Fraction] = {}
    unpaid = Fraction(0)
    for line in statement.lines:
        for step in line.trace:
            if step.stage == "limit" and "min" not in step.rule:
                code = str(step.rule.get("code", ""))
                taken = Fraction(str(step.inputs["amount"])) - Fraction(step.result)
                cut[code] += max(taken, Fraction(0))
                if line.origin == statement.period and "room_left" in step.inputs:
                    room[code] = Fraction(str(step.inputs["room_left"]))
            if step.stage == "split" and "unpaid" in step.inputs:
                unpaid += Fraction(str(step.inputs["unpaid"]))
    return dict(cut), room, unpaid


def remaining(
    versions: Sequence[Terms],
    assumed: Assumptions,
    accepted: Iterable[Observation],
    coming: Sequence[Period],
) -> dict[tuple[str, date], Fraction]:
    """Return what must still be measured: what was accepted in a coming period is taken off.

    So an assumption is the result of the whole period, also of one that runs already. A level that
    was measured in the period already stays as it is.
    """
    measured = measured_in(versions, accepted, coming)
    kinds = {metric.code: metric.kind for terms in versions for metric in terms.metrics}
    left: dict[tuple[str, date], Fraction] = {}
    for key, quantity in assumed.items():
        found = measured.get(key)
        if found is None:
            left[key] = quantity
        elif kinds.get(key[0]) in ADDITIVE and quantity > found:
            left[key] = quantity - found
    return left


def measured_in(
    versions: Sequence[Terms], accepted: Iterable[Observation], periods: Sequence[Period]
) -> dict[tuple[str, date], Fraction]:
    """Return what was measured by (metric, first day of the period): a sum, or a level's last.

    Days of a spell count in the period that holds the day it was observed on.
    """
    starts = [period.start for period in periods]
    found: dict[tuple[str, date], Fraction] = {}
    levels = {metric.code for terms in versions for metric in terms.metrics} - {
        metric.code for terms in versions for metric in terms.metrics if metric.kind in ADDITIVE
    }
    for row in sorted(accepted, key=lambda row: (row.on, row.key)):
        place = bisect_right(starts, row.on) - 1
        if row.status != "measured" or place < 0 or row.on >= periods[place].end:
            continue
        key, before = (row.metric, starts[place]), Fraction(0)
        if row.metric not in levels:
            before = found.get(key, before)
        found[key] = before + _size(row)
    return found


def _size(row: Observation) -> Fraction:
    """What one observation comes to: its number, the days of its spell, or once."""
    if row.quantity is not None:
        return Fraction(row.quantity)
    if row.start is not None and row.end is not None:
        return Fraction((row.end - row.start).days)
    return Fraction(1)


def hypothetical(
    versions: Sequence[Terms], assumed: Assumptions, coming: Sequence[Period]
) -> Iterator[Observation]:
    """Give the observations that the assumptions come to, on the last day of their period.

    People of metrics that count persons get pseudonyms of their own: the persons of an event are
    new ones, those of days are the first ones that events brought.
    """
    metrics = {metric.code: metric for terms in versions for metric in terms.metrics}
    brought: dict[str, int] = defaultdict(int)
    for period in coming:
        for code, metric in metrics.items():
            quantity = assumed.get((code, period.start))
            if quantity is None:
                continue
            if not metric.has_subject or metric.kind not in ADDITIVE:
                yield _whole(metric, period, quantity)
            elif metric.kind == "days":
                yield from _spells(code, period, quantity)
            else:
                yield from _people(code, period, quantity, brought[code])
                brought[code] += min(int(quantity), MOST_PEOPLE)


def _whole(metric: Metric, period: Period, quantity: Fraction) -> Observation:
    on = period.end - timedelta(days=1)
    key = f"{PREFIX}{metric.code}-{period.start.isoformat()}"
    return Observation(metric.code, on, quantity, key=key)


def _people(code: str, period: Period, quantity: Fraction, before: int) -> Iterator[Observation]:
    on = period.end - timedelta(days=1)
    for number in range(before + 1, before + min(int(quantity), MOST_PEOPLE) + 1):
        who = f"{PREFIX}{number}"
        yield Observation(code, on, Fraction(1), who, key=f"{who}-{code}-{on.isoformat()}")


def _spells(code: str, period: Period, quantity: Fraction) -> Iterator[Observation]:
    """Give whole periods of days, one person after the other, until the days are used up."""
    length, left = (period.end - period.start).days, int(quantity)
    number = 0
    while left > 0 and number < MOST_PEOPLE:
        number += 1
        end = period.start + timedelta(days=min(left, length))
        who = f"{PREFIX}{number}"
        yield Observation(
            code, period.start, None, who, start=period.start, end=end, key=f"{who}-{code}-{end}"
        )
        left -= length


def propose(
    metric: Metric,
    kind: str,
    measured: Sequence[Fraction],
    achieved: Fraction,
    coming: int,
) -> Proposal:
    """Propose a result per period from what was measured, by a rule that can be said in a sentence.

    `measured` are the results of the past periods (a level: its values), `achieved` their sum. The
    high scenario reaches the target when that is more than the average gives.
    """
    last = measured[-PERIODS_AVERAGED:]
    if not last:
        return _by_target(metric, kind, achieved, coming) or Proposal(
            Fraction(0), "nothing", Fraction(0), 0
        )
    if metric.kind == "level":
        if kind == "high" and metric.target is not None:
            return Proposal(metric.target, "target", last[-1], 1)
        return Proposal(last[-1], "last", last[-1], 1)
    average = sum(last, Fraction(0)) / len(last)
    found = Proposal(_rounded(metric, average * FACTORS[kind]), "average", average, len(last))
    target = _by_target(metric, kind, achieved, coming)
    return target if kind == "high" and target and target.value > found.value else found


def _by_target(metric: Metric, kind: str, achieved: Fraction, coming: int) -> Proposal | None:
    """Propose what the target still asks for; nothing for the low scenario."""
    if metric.target is None or kind == "low" or not coming:
        return None
    if metric.kind == "level":
        return Proposal(metric.target, "target", achieved, 0)
    left = max(metric.target - achieved, Fraction(0)) / coming
    return Proposal(_rounded(metric, left), "target", achieved, 0)


def _rounded(metric: Metric, value: Fraction) -> Fraction:
    """Round down to what can be counted: whole things, and whole cents of money."""
    if metric.kind == "amount":
        return Fraction(int(value * 100), 100)
    return Fraction(int(value))


def budget_year(period: Period) -> int:
    """Return the budget year of a period: the calendar year that holds its last day."""
    return (period.end - timedelta(days=1)).year
