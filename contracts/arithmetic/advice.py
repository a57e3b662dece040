"""Advice about terms: what is allowed and may still not be what was meant.

One door: `advise_terms`. The parts stand in `advice_prices` and `advice_limits`; here stands what
is about the contract as a whole. To add one: its code in `advices`, a function that yields it, and
its sentence in `contracts.wording`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from contracts.arithmetic.advice_limits import advise_limits, most_in_all
from contracts.arithmetic.advice_prices import advise_component
from contracts.arithmetic.advices import Advice
from contracts.arithmetic.numbers import CENTS, ONE, ZERO, number_text
from contracts.arithmetic.terms import UNPAID, Component, Payer, Terms

# In what names things, or only tells about them, a code is not used.
_NO_RULES: Final = ("title", "note", "metrics", "constants", "parties")


def advise_terms(terms: Terms) -> tuple[Advice, ...]:
    """Return what is worth a second look in sound terms, in the order of the terms.

    Nothing here is an error; an advice that cannot be certain is not given.
    """
    return (
        *_advise_periods(terms),
        *_advise_rounding(terms),
        *_advise_names(terms),
        *_advise_components(terms),
        *_advise_weights(terms),
        *advise_limits(terms),
        *_advise_payers(terms),
    )


def _advise_periods(terms: Terms) -> Iterator[Advice]:
    rule = terms.periods
    if rule.until is None:
        yield Advice("periods", "periods_without_end")
    if terms.valid_from > rule.start:
        day: date | None = rule.start
        while day is not None and day < terms.valid_from:
            day = rule.boundary_after(day)
        if day is not None and day != terms.valid_from:
            params = {"valid_from": terms.valid_from.isoformat(), "counts_from": day.isoformat()}
            yield Advice("valid_from", "starts_mid_period", params)


def _advise_rounding(terms: Terms) -> Iterator[Advice]:
    rounding = terms.rounding
    unit = number_text(rounding.unit)
    if rounding.mode in ("down", "floor"):
        yield Advice("rounding.mode", "rounding_drops", {"unit": unit, "mode": rounding.mode})
    if rounding.unit * CENTS > CENTS:
        yield Advice("rounding.to", "rounding_unit_large", {"unit": unit})


def _names_in(value: object) -> Iterator[str]:
    """Yield every text in a part of the terms as it was written: a code that is used is in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _names_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _names_in(inner)


def _advise_names(terms: Terms) -> Iterator[Advice]:
    used = {
        text
        for key, value in terms.source.items()
        if key not in _NO_RULES
        for text in _names_in(value)
    }
    for number, metric in enumerate(terms.metrics):
        if metric.code not in used:
            yield Advice(f"metrics[{number}]", "metric_unused", {"metric": metric.code})
    for code in terms.constants:
        if code not in used:
            yield Advice(f"constants.{code}", "constant_unused", {"constant": code})


def _advise_components(terms: Terms) -> Iterator[Advice]:
    rule = terms.periods
    for number, component in enumerate(terms.components):
        path = f"components[{number}]"
        begins_late = (
            component.start is not None and rule.until is not None and component.start >= rule.until
        )
        ends_early = component.until is not None and component.until <= rule.start
        if begins_late or ends_early:
            params = {
                "from": component.start.isoformat() if component.start else "",
                "until": component.until.isoformat() if component.until else "",
            }
            yield Advice(path, "component_never_counts", params)
        yield from advise_component(terms, component, path)


def _advise_weights(terms: Terms) -> Iterator[Advice]:
    """Weights of what is in force on the same day that add up to less than 1."""
    weighted = [part for part in terms.components if part.weight is not None]
    if not weighted:
        return
    days = sorted({part.start or date.min for part in weighted})
    for day in days:
        total = sum((_weight_on(part, day) for part in weighted), ZERO)
        if total < ONE:
            last = max(n for n, part in enumerate(terms.components) if part.weight is not None)
            params = {"sum": number_text(total)}
            yield Advice(f"components[{last}].weight", "weights_below_one", params)
            return


def _weight_on(component: Component, day: date) -> Fraction:
    starts = component.start is None or component.start <= day
    ends = component.until is not None and component.until <= day
    return component.weight if component.weight is not None and starts and not ends else ZERO


def _advise_payers(terms: Terms) -> Iterator[Advice]:
    most = _most_paid(terms)
    for number, payer in enumerate(terms.payers):
        path = f"payers[{number}]"
        takes_excess = any(other.excess_to == payer.party for other in terms.payers)
        if payer.share == ZERO and not takes_excess and _is_plain(terms, number):
            yield Advice(path, "payer_pays_nothing", {"party": payer.party})
        if payer.max is None or payer.excess_to != UNPAID:
            continue
        if most is None or _most_asked(payer, most) > payer.max.value:
            params = {"party": payer.party, "max": number_text(payer.max.value)}
            yield Advice(f"{path}.max", "payer_excess_unpaid", params)
    yield from _advise_payers_together(terms)


def _most_asked(payer: Payer, most: Fraction) -> Fraction:
    """Return the most that falls to a payer of what is paid in all: first amounts, and a share."""
    first = ZERO
    if payer.first is not None:
        first = most if payer.first_per != "contract" else min(payer.first.value, most)
    return first + payer.share * (most - first)


def _is_plain(terms: Terms, number: int) -> bool:
    """Whether a payer has nothing but the keys that are known here."""
    written: Any = terms.source["payers"]
    return set(written[number]) <= {"party", "share", "max", "excess_to"}


def _contract_caps(terms: Terms) -> list[tuple[str, Fraction]]:
    return [
        (limit.code, limit.amount.value)
        for limit in terms.limits
        if limit.kind == "max"
        and limit.scope == "contract"
        and limit.over is None
        and limit.amount is not None
    ]


def _most_paid(terms: Terms) -> Fraction | None:
    """Return the most that can be paid in all, by the caps or by the prices themselves."""
    bounds = [amount for _code, amount in _contract_caps(terms)]
    most = most_in_all(terms)
    return min([*bounds, most] if most is not None else bounds, default=None)


def _advise_payers_together(terms: Terms) -> Iterator[Advice]:
    """Payers who all have a maximum, and together less than the contract may cost."""
    caps = _contract_caps(terms)
    most = [payer.max.value for payer in terms.payers if payer.max is not None]
    if not caps or len(most) < len(terms.payers):
        return
    code, cap = min(caps, key=lambda item: item[1])
    if sum(most, ZERO) < cap:
        params = {"sum": number_text(sum(most, ZERO)), "cap": code, "max": number_text(cap)}
        yield Advice("payers", "payers_cannot_pay_cap", params)
