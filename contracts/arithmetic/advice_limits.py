"""Advice about limits: caps that can never bite, floors that a cap cuts away again.

What is said here is certain: where a block could make a total larger than can be told, nothing is
said at all.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from contracts.arithmetic.advice_prices import most_of
from contracts.arithmetic.advices import Advice
from contracts.arithmetic.blocks import (
    Brackets,
    BrokenLine,
    FixedAmount,
    PerUnit,
    Price,
    Quantity,
    Rate,
    Schedule,
    Steps,
)
from contracts.arithmetic.calendar_rules import MONTHS, PeriodRule
from contracts.arithmetic.counts import Count
from contracts.arithmetic.numbers import ONE, ZERO, number_text
from contracts.arithmetic.terms import Component, Limit, Scope, Terms

# What a component may say without making its worth larger than its price alone tells.
_KNOWN_KEYS: Final = frozenset(
    {"code", "label", "quantity", "price", "pays", "over", "gate", "weight", "from", "until"}
    | {"interim", "negative"}
)
_TIMES: Final[tuple[Scope, ...]] = ("period", "year", "contract")


def advise_limits(terms: Terms) -> Iterator[Advice]:
    """Yield what is worth a second look in the limits."""
    has_cap = any(
        limit.kind == "max" and limit.scope == "contract" and _covers_all(terms, limit)
        for limit in terms.limits
    )
    if not has_cap and most_in_all(terms) is None:
        yield Advice("limits", "no_contract_cap")
    for number, limit in enumerate(terms.limits):
        path = f"limits[{number}]"
        yield from _advise_span(terms, limit, path)
        if limit.kind == "min":
            yield from _advise_floor(terms, limit, path)
        elif limit.kind == "max" and limit.amount is not None:
            yield from _advise_cap(terms, number, limit.amount.value, path)


def most_in_all(terms: Terms) -> Fraction | None:
    """Return the most that can be paid under these terms without caps, or None without a bound."""
    if any(limit.kind == "min" for limit in terms.limits):
        return None
    return _most(terms, list(terms.components), "contract")


def _covers_all(terms: Terms, limit: Limit) -> bool:
    return all(limit.covers(component.code) for component in terms.components)


def _advise_span(terms: Terms, limit: Limit, path: str) -> Iterator[Advice]:
    until = terms.periods.until
    begins_late = limit.start is not None and until is not None and limit.start >= until
    ends_early = limit.until is not None and limit.until <= terms.periods.start
    if begins_late or ends_early:
        params = {"from": _text(limit.start), "until": _text(limit.until)}
        yield Advice(path, "limit_never_in_force", params)


def _text(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _advise_floor(terms: Terms, floor: Limit, path: str) -> Iterator[Advice]:
    least = floor.amount.value if floor.amount is not None else ZERO
    if floor.due_on is not None and floor.until is not None:
        # It is in force in periods that begin before `until`; the last of those may end later.
        last = terms.periods.boundary_after(floor.until - timedelta(days=1))
        if last is not None and floor.due_on >= last:
            params = {"due": _text(floor.due_on), "until": _text(floor.until)}
            yield Advice(f"{path}.due", "floor_never_due", params)
    for cap in terms.limits:
        if cap.kind != "max" or cap.amount is None or cap.carries_unused:
            continue
        covered = {part.code for part in terms.components if floor.covers(part.code)}
        capped = {part.code for part in terms.components if cap.covers(part.code)}
        is_same = cap.scope == floor.scope and covered == capped
        if is_same and cap.amount.value < least and _overlap(cap, floor):
            params = {"min": number_text(least), "cap": cap.code}
            params["max"] = number_text(cap.amount.value)
            yield Advice(f"{path}.min", "floor_above_cap", params)


def _advise_cap(terms: Terms, number: int, most: Fraction, path: str) -> Iterator[Advice]:
    limit = terms.limits[number]
    if most == ZERO:
        yield Advice(f"{path}.max", "cap_is_zero")
        return
    bound = _bound_of(terms, number)
    if bound is not None and bound < most:
        params = {"max": number_text(most), "most": number_text(bound), "scope": limit.scope}
        yield Advice(f"{path}.max", "cap_never_bites", params)
        return
    for place, other in enumerate(terms.limits):
        if place != number and _shadows(terms, place, number):
            amount = other.amount.value if other.amount is not None else ZERO
            params = {"max": number_text(most), "other": other.code}
            yield Advice(
                f"{path}.max", "cap_shadowed", {**params, "other_max": number_text(amount)}
            )
            return


def _shadows(terms: Terms, place: int, number: int) -> bool:
    """Whether the cap at `place` always keeps below what the cap at `number` allows."""
    other, limit = terms.limits[place], terms.limits[number]
    if other.kind != "max" or other.amount is None or limit.amount is None:
        return False
    if other.carries_unused or other.carries_excess or _has_negative(terms):
        return False
    if limit.scope == other.scope:
        is_lower = other.amount.value < limit.amount.value or (
            other.amount.value == limit.amount.value and place < number
        )
    else:
        is_wider = other.scope == "contract" or (limit.scope, other.scope) == ("period", "year")
        is_lower = is_wider and other.amount.value <= limit.amount.value
    covers = all(
        other.covers(part.code) for part in terms.components if limit.covers(part.code)
    ) and (other.over is None or limit.over is not None)
    return is_lower and limit.scope != "unit" and covers and _always_with(other, limit)


def _always_with(other: Limit, limit: Limit) -> bool:
    """Whether `other` is in force whenever `limit` is."""
    starts = other.start is None or (limit.start is not None and other.start <= limit.start)
    ends = other.until is None or (limit.until is not None and limit.until <= other.until)
    return starts and ends


def _overlap(one: Limit, other: Limit) -> bool:
    start = max(one.start or date.min, other.start or date.min)
    return start < min(one.until or date.max, other.until or date.max)


def _has_negative(terms: Terms) -> bool:
    return any(part.is_negative for part in terms.components)


def _bound_of(terms: Terms, number: int) -> Fraction | None:
    """Return the most that can come in at one cap, or None when nothing bounds it."""
    limit = terms.limits[number]
    before = terms.limits[:number]
    if any(other.kind == "min" for other in before) and limit.over is None:
        return None
    if limit.scope != "contract" and any(other.carries_excess for other in before):
        return None
    covered = [part for part in terms.components if limit.covers(part.code)]
    if limit.scope == "unit":
        return _largest([_per_unit(part) for part in covered])
    if limit.scope == "person":
        return _sum([_per_person(part) for part in covered])
    if limit.scope == "cohort":
        return None
    return _most(terms, covered, limit.scope)


def _largest(amounts: list[Fraction | None]) -> Fraction | None:
    known = [amount for amount in amounts if amount is not None]
    return max(known) if known and len(known) == len(amounts) else None


def _sum(amounts: list[Fraction | None]) -> Fraction | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known and len(known) == len(amounts) else None


def _is_plain(component: Component) -> bool:
    interim = component.interim
    return set(component.source) <= _KNOWN_KEYS and (
        interim is None or (interim.price is None and interim.quantity is None)
    )


def _weight(component: Component) -> Fraction:
    return component.weight if component.weight is not None else ONE


def _per_unit(component: Component) -> Fraction | None:
    price = component.price
    if component.is_negative or not _is_plain(component) or not isinstance(price, PerUnit):
        return None
    value: object = getattr(price.amount, "value", None)
    return value * _weight(component) if isinstance(value, Fraction) else None


def _per_person(component: Component) -> Fraction | None:
    quantity, tariff = component.quantity, _per_unit(component)
    if tariff is None or not isinstance(quantity, Count) or quantity.person_limit is None:
        return None
    return max(tariff, ZERO) * quantity.person_limit


def _most(terms: Terms, components: list[Component], scope: str) -> Fraction | None:
    return _sum([_most_of_component(terms, part, scope) for part in components])


def _most_of_component(terms: Terms, component: Component, scope: str) -> Fraction | None:
    if not _is_plain(component):
        return None
    if component.is_negative:
        return ZERO
    worth = most_worth(component.price, component.quantity)
    times = _buckets(terms.periods, component.over, scope)
    return None if worth is None or times is None else worth * times * _weight(component)


def _buckets(rule: PeriodRule, over: str, scope: str) -> int | None:
    """Return how many buckets of a component can fall due within one `scope`."""
    if over not in _TIMES:
        return None
    if _TIMES.index(over) >= _TIMES.index(scope):
        return 1
    if scope == "year":
        return 12 // MONTHS[rule.every] if rule.every in MONTHS else None
    starts = _starts(rule)
    if starts is None:
        return None
    return len(starts) if over == "period" else len({rule.year_of(day) for day in starts})


def _starts(rule: PeriodRule) -> list[date] | None:
    """Return the first days of all periods, or None when they have no end."""
    if rule.until is None:
        return None
    starts, day = [rule.start], rule.boundary_after(rule.start)
    while day is not None and day < rule.until:
        starts.append(day)
        day = rule.boundary_after(day)
    return starts


def most_worth(price: Price, quantity: Quantity) -> Fraction | None:
    """Return the most that a price can come to in one bucket, or None when nothing bounds it."""
    most = most_of(quantity)
    if isinstance(price, FixedAmount) and not price.per_year:
        return max(price.amount.value, ZERO)
    if isinstance(price, Schedule):
        return sum((max(part.amount.value, ZERO) for part in price.tranches), ZERO)
    if isinstance(price, BrokenLine) and not price.is_continued:
        ends = [point.just_below.value for point in price.points if point.just_below is not None]
        return max([ZERO, price.below.value, *ends, *(p.amount.value for p in price.points)])
    if isinstance(price, Steps) and all(step.amount is not None for step in price.steps):
        amounts = [step.amount.value for step in price.steps if step.amount is not None]
        return max([ZERO, *amounts])
    if isinstance(price, Rate) and not price.per_year and most is not None:
        return max(price.rate * most, ZERO)
    if isinstance(price, PerUnit) and most is not None:
        value: object = getattr(price.amount, "value", None)
        return max(value * most, ZERO) if isinstance(value, Fraction) else None
    return _most_of_brackets(price) if isinstance(price, Brackets) else None


def _most_of_brackets(price: Brackets) -> Fraction | None:
    total, start = ZERO, ZERO
    for bracket in price.brackets:
        bounds = [] if bracket.max is None else [bracket.max.value]
        if bracket.to is not None:
            bounds.append((bracket.to - start) * bracket.per_unit.value)
            start = bracket.to
        elif bracket.per_unit.value <= ZERO:
            bounds.append(ZERO)
        if not bounds:
            return None
        total += max(min(bounds), ZERO)
    return total
