"""Evaluating quantities: what a block of the terms comes to in a window of time.

Three answers for a value that is not there stay apart: `waits` (not measured yet: nothing changes
until it is), `not_applicable` (left out) and a measured zero.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal, cast

from contracts.arithmetic.blocks import (
    Achieved,
    Change,
    Dated,
    Latest,
    Notional,
    One,
    Quantity,
    Ratio,
)
from contracts.arithmetic.counts import Count, Sampled, Sum, Sustained, Tally
from contracts.arithmetic.facts import Facts, Part
from contracts.arithmetic.numbers import ONE, ZERO, round_to
from contracts.arithmetic.observations import Observation
from contracts.arithmetic.quantities import metrics_of
from contracts.arithmetic.terms import Metric, Terms

HUNDRED: Final = Fraction(100)
Inputs = tuple[tuple[str, Fraction | str], ...]
"""Named values that went into a quantity, in order."""
Status = Literal["measured", "waits", "not_applicable", "taken_as_zero", "blocked"]


@dataclass(slots=True)
class Window:
    """The days [start, end) of a part (cohort, person) that a quantity is asked for.

    `since` is the first day of the period at hand; it decides which missing values are news.
    """

    start: date
    end: date
    since: date
    part: Part


@dataclass(slots=True)
class Reading:
    """A quantity's value (None: there is none), and what it was made of, for the trace.

    `added` is what a count or sum grew by in the period at hand; other quantities do not add up.
    """

    value: Fraction | None
    status: Status = "measured"
    inputs: Inputs = ()
    metric: str = ""
    added: Fraction | None = None


def read_value(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    """Evaluate any quantity in a window."""
    return _READERS[type(quantity)](quantity, terms, facts, window)


def _total(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    quantity = cast(Tally, quantity)
    series = facts.series(quantity, window.part)
    if terms.metric(quantity.metric).not_measured == "block":
        rows, first, last = facts.states(quantity.metric, window.since, window.end, window.part)
        if any(row.status == "not_measured" for row in rows[first:last]):
            return Reading(None, "blocked", metric=quantity.metric)
    before = series.before(window.start)
    total = series.before(window.end) - before
    # A component that has ended may still be looked at, when its payment or guarantee falls due.
    since = max(min(window.since, window.end), window.start)
    earlier = series.before(since) - before
    inputs: Inputs = (("total", total), ("before", earlier))
    added = total - earlier
    if not facts.claims.isdisjoint(metrics_of(quantity)):
        claims = facts.claimed(quantity, window.part)
        claimed = claims.total(since, window.end)
        if claimed != added:
            inputs = (*inputs, ("claimed", claimed), ("accepted", added))
    return Reading(total, "measured", inputs, quantity.metric, added)


def read_pieces(
    quantity: Quantity, dated: Dated, facts: Facts, window: Window
) -> tuple[Fraction, ...]:
    """Return how much of a count or a sum falls in the days of each dated amount."""
    series = facts.series(cast(Tally, quantity), window.part)
    days = [min(max(item.start, window.start), window.end) for item in dated.amounts]
    reached = [series.before(day) for day in (*days, window.end)]
    return tuple(after - before for before, after in pairwise(reached))


def _metric_value(code: str, terms: Terms, facts: Facts, window: Window) -> Reading:
    """Return a metric's last value (level) or its total (all other kinds) in a window."""
    metric = terms.metric(code)
    rows, first, last = facts.states(code, window.start, window.end, window.part)
    if metric.kind == "level":
        return _last(metric, rows, first, last)
    if not any(row.status == "measured" for row in rows[first:last]):
        is_left_out = first < last and rows[last - 1].status == "not_applicable"
        return _left_out(metric, ()) if is_left_out else _missing(metric)
    quantity = Sum(code) if metric.kind in ("days", "amount") else Count(code)
    return Reading(facts.series(quantity, window.part).total(window.start, window.end))


def _last(metric: Metric, rows: list[Observation], first: int, last: int) -> Reading:
    """Return the last value in rows[first:last]; a later gap is bridged when the metric waits."""
    for number in range(last - 1, first - 1, -1):
        row = rows[number]
        if row.status == "measured" and row.quantity is not None:
            return Reading(Fraction(row.quantity), inputs=_on(row), metric=metric.code)
        if row.status == "not_applicable":
            return _left_out(metric, _on(row))
        if metric.not_measured != "wait":
            break
    return _missing(metric)


def _on(row: Observation) -> Inputs:
    on = ("on", row.on.isoformat())
    if row.claimed is None or row.claimed == row.quantity or row.quantity is None:
        return (on,)
    return on, ("claimed", Fraction(row.claimed)), ("accepted", Fraction(row.quantity))


def _left_out(metric: Metric, inputs: Inputs) -> Reading:
    """Return what the terms say about a metric that does not apply."""
    if metric.not_applicable == "zero":
        return Reading(ZERO, "taken_as_zero", inputs, metric.code)
    return Reading(None, "not_applicable", inputs, metric.code)


def _missing(metric: Metric) -> Reading:
    """Return what the terms say about a metric of which there is no measured value."""
    if metric.not_measured == "zero":
        return Reading(ZERO, "taken_as_zero", metric=metric.code)
    status: Status = "blocked" if metric.not_measured == "block" else "waits"
    return Reading(None, status, metric=metric.code)


def _latest(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    code = cast(Latest, quantity).metric
    rows, first, last = facts.states(code, window.start, window.end, window.part)
    return _last(terms.metric(code), rows, first, last)


def _change(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    quantity = cast(Change, quantity)
    value = _metric_value(quantity.metric, terms, facts, window)
    if value.value is None:
        return value
    if quantity.against is None:
        reference = Reading(terms.metric(quantity.metric).baseline)
    else:
        reference = _metric_value(quantity.against, terms, facts, window)
    if reference.value is None:
        return reference
    inputs = (("value", value.value), ("reference", reference.value))
    change = value.value - reference.value
    if quantity.kind.endswith("reduction"):
        change = -change
    if not quantity.kind.startswith("percent"):
        return Reading(change, value.status, inputs, quantity.metric)
    if reference.value == ZERO:
        return Reading(None, "waits", inputs, quantity.metric)
    return Reading(change * HUNDRED / reference.value, value.status, inputs, quantity.metric)


def _achieved(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    metric = terms.metric(cast(Achieved, quantity).metric)
    reading = _metric_value(metric.code, terms, facts, window)
    if reading.status == "waits" and metric.kind != "level":
        reading = Reading(ZERO)
    if reading.value is None or metric.target is None:
        return reading
    inputs = (("value", reading.value), ("target", metric.target))
    return Reading(reading.value * HUNDRED / metric.target, reading.status, inputs, metric.code)


def _ratio(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    quantity = cast(Ratio, quantity)
    part = _metric_value(quantity.of, terms, facts, window)
    whole = _metric_value(quantity.to, terms, facts, window)
    if whole.value is None:
        return whole
    if part.status == "waits" and terms.metric(quantity.of).kind != "level":
        part = Reading(ZERO)
    if part.value is None:
        return part
    inputs = (("part", part.value), ("whole", whole.value))
    if whole.value == ZERO:
        return Reading(None, "waits", inputs, quantity.to)
    return Reading(part.value * HUNDRED / whole.value, part.status, inputs, quantity.of)


def _sampled(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    """Take a sample's error rate off the claim; more correct than checked counts as no errors."""
    quantity = cast(Sampled, quantity)
    checked = _metric_value(quantity.checked, terms, facts, window)
    if checked.value is None:
        return checked
    claimed, correct = (
        Reading(ZERO) if reading.status == "waits" else reading
        for reading in (
            _metric_value(quantity.claimed, terms, facts, window),
            _metric_value(quantity.correct, terms, facts, window),
        )
    )
    if claimed.value is None or correct.value is None:
        return claimed if claimed.value is None else correct
    inputs: Inputs = (
        ("reported", claimed.value),
        ("checked", checked.value),
        ("correct", correct.value),
    )
    if checked.value == ZERO:
        return Reading(None, "waits", inputs, quantity.checked)
    right = min(correct.value / checked.value, ONE)
    if ONE - right <= quantity.tolerance:
        return Reading(claimed.value, claimed.status, inputs, quantity.claimed)
    value = claimed.value * right
    if quantity.rule is not None:
        value = round_to(value, quantity.rule.unit, quantity.rule.mode)
    return Reading(value, claimed.status, inputs, quantity.claimed)


def _notional(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    return Reading(cast(Notional, quantity).amount.value)


def _one(quantity: Quantity, terms: Terms, facts: Facts, window: Window) -> Reading:
    return Reading(ONE)


_READERS: Final[dict[type, Callable[[Quantity, Terms, Facts, Window], Reading]]] = {
    Count: _total,
    Sum: _total,
    Sustained: _total,
    Latest: _latest,
    Change: _change,
    Achieved: _achieved,
    Ratio: _ratio,
    Sampled: _sampled,
    Notional: _notional,
    One: _one,
}
