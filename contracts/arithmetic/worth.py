"""Evaluating prices: what a quantity is worth in its bucket, up to and with a period.

Worth is cumulative in its bucket; what a period adds is the difference with the period before.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Final, cast

from contracts.arithmetic.blocks import (
    Brackets,
    BrokenLine,
    Dated,
    FixedAmount,
    LinePoint,
    PerUnit,
    Price,
    Rate,
    Schedule,
    ShareEnd,
    Shares,
    Steps,
)
from contracts.arithmetic.calendar_rules import DayCount, year_share
from contracts.arithmetic.numbers import ONE, ZERO


@dataclass(slots=True)
class Moment:
    """What a price may look at: the quantity so far, the one that is looked up, and the days.

    [start, end) is the bucket so far; [since, end) is the part of it in the period at hand.
    `pieces` is the quantity by the days of each dated tariff.
    """

    quantity: Fraction
    looked_up: Fraction
    start: date
    since: date
    end: date
    pieces: tuple[Fraction, ...] = ()


@dataclass(slots=True)
class Memory:
    """What a share that switches remembers of the periods before, in one bucket."""

    quantity: Fraction = ZERO
    taken: list[Fraction] = field(default_factory=list)
    owed: list[Fraction] = field(default_factory=list)


def worth_of(price: Price, moment: Moment, memory: Memory) -> Fraction:
    """Return what the quantity of a bucket is worth up to and with a period."""
    return _WORTHS[type(price)](price, moment, memory)


def go_on_waiting(price: Price, moment: Moment, memory: Memory) -> None:
    """Let a period pass in which the quantity is not known: what is open earns interest."""
    if isinstance(price, Shares):
        moment.quantity = memory.quantity
        _shares(price, moment, memory)


def years_of(price: Price, moment: Moment) -> Fraction | None:
    """Return for how many years a price per year is; None for any other."""
    day_count: DayCount | None = getattr(price, "day_count", None)
    return None if day_count is None else _years(moment, day_count)


def _per_unit(price: Price, moment: Moment, memory: Memory) -> Fraction:
    tariff = cast(PerUnit, price).amount
    if not isinstance(tariff, Dated):
        return moment.quantity * tariff.value
    parts = zip(tariff.amounts, moment.pieces, strict=True)
    return sum((dated.amount.value * piece for dated, piece in parts), ZERO)


def _brackets(price: Price, moment: Moment, memory: Memory) -> Fraction:
    total, reached = ZERO, ZERO
    for bracket in cast(Brackets, price).brackets:
        if moment.quantity <= reached:
            break
        top = moment.quantity if bracket.to is None else min(bracket.to, moment.quantity)
        worth = (top - reached) * bracket.per_unit.value
        total += worth if bracket.max is None else min(worth, bracket.max.value)
        reached = top
    return total


def _years(moment: Moment, day_count: DayCount | None) -> Fraction:
    return ONE if day_count is None else year_share(moment.start, moment.end, day_count)


def _steps(price: Price, moment: Moment, memory: Memory) -> Fraction:
    price = cast(Steps, price)
    found = None
    for step in price.steps:
        if moment.looked_up < step.threshold:
            break
        if moment.looked_up > step.threshold or step.inclusive:
            found = step
    if found is None:
        return ZERO
    if found.amount is not None:
        return found.amount.value
    if found.per_unit is not None:
        return found.per_unit.value * moment.quantity
    return cast(Fraction, found.rate) * moment.quantity * _years(moment, price.day_count)


def _line(price: Price, moment: Moment, memory: Memory) -> Fraction:
    price = cast(BrokenLine, price)
    points, at = price.points, moment.looked_up
    if at < points[0].start:
        return price.below.value
    for left, right in pairwise(points):
        if at < right.start:
            return left.amount.value + _slope(left, right) * (at - left.start)
    last = points[-1]
    if not price.is_continued:
        return last.amount.value
    return last.amount.value + _slope(points[-2], last) * (at - last.start)


def _slope(left: LinePoint, right: LinePoint) -> Fraction:
    """Return the slope between two points; where the line jumps, it comes in just below."""
    arrived = right.amount if right.just_below is None else right.just_below
    return (arrived.value - left.amount.value) / (right.start - left.start)


def _shares(price: Price, moment: Moment, memory: Memory) -> Fraction:
    """Fold the periods: fill each share up to its end, in order; a decrease empties the last first.

    `memory.taken` is how much of the quantity each share has had.
    """
    parts = cast(Shares, price).parts
    is_first = not memory.taken
    if is_first:
        memory.taken = [ZERO] * len(parts)
        memory.owed = [part.until.paid.value if part.until else ZERO for part in parts]
    reached = max(moment.quantity, ZERO)  # a loss is made up for first, it is not shared
    rest = reached - memory.quantity
    memory.quantity = reached
    for number in range(len(parts) - 1, -1, -1):
        if rest < ZERO:
            back = min(memory.taken[number], -rest)
            memory.taken[number] -= back
            rest += back
    for number, part in enumerate(parts):
        if part.until is None:
            room = rest
        else:
            paid = memory.taken[number] * part.share
            target = _target(part.until, moment, memory, (number, paid), is_first=is_first)
            room = max(target - paid, ZERO) / part.share
        used = min(room, rest) if rest > ZERO else ZERO
        memory.taken[number] += used
        rest -= used
    return sum((part.share * had for part, had in zip(parts, memory.taken, strict=True)), ZERO)


def _target(
    end: ShareEnd,
    moment: Moment,
    memory: Memory,
    place: tuple[int, Fraction],
    *,
    is_first: bool,
) -> Fraction:
    """Return what must be paid before the share ends; interest stops when that is reached.

    `place`: the number of the share and what it paid so far.
    """
    number, paid = place
    owed = memory.owed[number]
    if end.interest is None or end.day_count is None or paid >= owed:
        return owed
    since = end.start or moment.start
    if end.kind == "simple":
        years = year_share(since, moment.end, end.day_count)
        owed = end.paid.value * (ONE + end.interest * years)
    else:
        # The first time it is looked at, what passed since the interest began counts as well.
        charged = since if is_first else max(since, moment.since)
        years = year_share(charged, moment.end, end.day_count)
        owed += (owed - paid) * end.interest * years
    memory.owed[number] = owed
    return owed


def _rate(price: Price, moment: Moment, memory: Memory) -> Fraction:
    price = cast(Rate, price)
    return price.rate * moment.quantity * _years(moment, price.day_count)


def _schedule(price: Price, moment: Moment, memory: Memory) -> Fraction:
    tranches = cast(Schedule, price).tranches
    due = (tranche for tranche in tranches if moment.start <= tranche.on < moment.end)
    return sum((tranche.amount.value for tranche in due), ZERO)


def _fixed(price: Price, moment: Moment, memory: Memory) -> Fraction:
    price = cast(FixedAmount, price)
    return price.amount.value * _years(moment, price.day_count)


_WORTHS: Final[dict[type, Callable[[Price, Moment, Memory], Fraction]]] = {
    PerUnit: _per_unit,
    Brackets: _brackets,
    Steps: _steps,
    BrokenLine: _line,
    Shares: _shares,
    Rate: _rate,
    Schedule: _schedule,
    FixedAmount: _fixed,
}
