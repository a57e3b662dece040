"""Which parts of the payment have no ceiling: nothing says how much they come to at most.

A part is bounded by its own price and quantity, or by caps that together are in force for as long
as it counts. A cap per unit, person or cohort is no bound, as nobody knows how many come; one per
period or year is a bound when the terms have an end.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from contracts.arithmetic import (
    Brackets,
    BrokenLine,
    Change,
    Component,
    FixedAmount,
    Limit,
    Notional,
    One,
    PerUnit,
    Price,
    Quantity,
    Rate,
    Schedule,
    Shares,
    Steps,
    Terms,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that is paid: a component, or what a floor adds after `place` limits."""

    code: str
    is_bounded: bool
    place: int = 0
    start: date | None = None


def without_ceiling(terms: Terms) -> list[str]:
    """Return the codes of the components and floors without a ceiling, in the order of the terms.

    Empty as well when every payer has a maximum: then they pay no more than that together.
    """
    if terms.payers and all(payer.max is not None for payer in terms.payers):
        return []
    parts = list(_parts(terms))
    bounded = {part.code for part in parts if part.is_bounded}
    while True:
        # A share of a total is a bound as soon as the rest of that total has one.
        more = {
            part.code
            for part in parts
            if part.code not in bounded and _is_capped(terms, part, parts, bounded)
        }
        if not more:
            return [part.code for part in parts if part.code not in bounded]
        bounded |= more


def _parts(terms: Terms) -> Iterator[_Part]:
    for component in terms.components:
        is_bounded = _bounds_itself(component, has_end=_has_end(terms))
        yield _Part(component.code, is_bounded, start=component.start)
    for number, limit in enumerate(terms.limits):
        if limit.kind == "min":
            # It adds what is missing, so at most itself in each bucket.
            is_bounded = _is_counted(limit, has_end=_has_end(terms))
            yield _Part(limit.code, is_bounded, number + 1, limit.start)


def _has_end(terms: Terms) -> bool:
    return terms.periods.until is not None or bool(terms.periods.dates)


def _is_counted(limit: Limit, *, has_end: bool) -> bool:
    """Whether it is known how often the amount of a limit can be reached."""
    if limit.scope in ("period", "year"):
        return has_end or limit.until is not None
    return limit.scope == "contract"


def _is_capped(terms: Terms, part: _Part, parts: list[_Part], bounded: set[str]) -> bool:
    """Whether caps after this part are in force for as long as it counts."""
    caps = [
        limit
        for limit in terms.limits[part.place :]
        if limit.covers(part.code) and _is_bound(terms, limit, parts, bounded)
    ]
    end = terms.periods.until or (terms.periods.dates[-1] if terms.periods.dates else date.max)
    return _are_in_force(caps, max(terms.periods.start, part.start or date.min), end)


def _is_bound(terms: Terms, limit: Limit, parts: list[_Part], bounded: set[str]) -> bool:
    match limit.kind:
        case "max":
            return _is_counted(limit, has_end=_has_end(terms))
        case "max_return":  # what was put in, and a return that grows with the years
            return _has_end(terms)
        case "max_share":
            rest = (part.code for part in parts if not limit.covers(part.code))
            return all(code in bounded for code in rest if limit.totals(code))
        case _:
            return False


def _are_in_force(caps: Iterable[Limit], start: date, end: date) -> bool:
    """Whether on every day from `start` to `end` one of the caps is in force."""
    for cap in sorted(caps, key=lambda cap: cap.start or date.min):
        if (cap.start or date.min) > start:
            return False
        start = max(start, cap.until or date.max)
        if start >= end:
            return True
    return False


def _bounds_itself(component: Component, *, has_end: bool) -> bool:
    """Whether price and quantity of a component say what it comes to at most."""
    if component.is_negative:
        return True
    is_counted = component.over == "contract" or (
        component.over in ("period", "year") and (has_end or component.until is not None)
    )
    if not is_counted or (component.index is not None and component.index.by is not None):
        return False
    has_most = component.volume is not None and component.volume.most is not None
    worths = [(component.price, component.quantity)]
    interim = component.interim
    if interim is not None and (interim.price is not None or interim.quantity is not None):
        own = (interim.price or component.price, interim.quantity or component.quantity)
        worths.append(own)
    return all(
        _ends(price, has_most=has_most or _has_most(quantity), has_end=has_end)
        for price, quantity in worths
    )


def _has_most(quantity: Quantity) -> bool:
    """Whether a quantity is bounded: a fall in percent is at most everything."""
    return isinstance(quantity, (One, Notional)) or (
        isinstance(quantity, Change) and quantity.kind == "percent_reduction"
    )


def _ends(price: Price, *, has_most: bool, has_end: bool) -> bool:
    """Whether a price cannot go on and on; `has_most`: its quantity cannot either."""
    match price:
        case Schedule():
            return True
        case FixedAmount():
            return has_end or not price.per_year
        case PerUnit():
            return has_most
        case Rate():
            return has_most and (has_end or not price.per_year)
        case Brackets():
            return has_most or all(part.max or part.to is not None for part in price.brackets)
        case Steps():
            return all(step.amount is not None for step in price.steps) or (
                has_most and (has_end or not price.per_year)
            )
        case BrokenLine():
            return has_most or not price.is_continued
        case Shares():
            return has_most or all(
                part.until is not None and (part.until.interest is None or has_end)
                for part in price.parts
            )
