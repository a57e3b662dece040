"""Advice about what a component is worth: its price and its gate."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from contracts.arithmetic.advices import Advice
from contracts.arithmetic.blocks import (
    Brackets,
    BrokenLine,
    Change,
    Condition,
    Gate,
    Notional,
    One,
    Price,
    PriceStep,
    Quantity,
    Steps,
)
from contracts.arithmetic.counts import Count, Sum
from contracts.arithmetic.numbers import ONE, ZERO, number_text
from contracts.arithmetic.quantities import metrics_of
from contracts.arithmetic.terms import Component, Terms

_HUNDRED: Final = Fraction(100)
_WHOLE_KINDS: Final = ("event", "count")
_LOWER: Final = ("at_least", "more_than")


def most_of(quantity: Quantity) -> Fraction | None:
    """Return the most that a quantity can be, or None when nothing bounds it.

    A fall in percent is at most everything, as what is measured is not below zero.
    """
    if isinstance(quantity, One):
        return ONE
    if isinstance(quantity, Notional):
        return quantity.amount.value
    if isinstance(quantity, Change) and quantity.kind == "percent_reduction":
        return _HUNDRED
    return None


def advise_component(terms: Terms, component: Component, path: str) -> Iterator[Advice]:
    """Yield what is worth a second look in one component."""
    yield from _advise_price(terms, component.price, component.quantity, f"{path}.price")
    if component.interim is not None and component.interim.price is not None:
        quantity = component.interim.quantity or component.quantity
        yield from _advise_price(terms, component.interim.price, quantity, f"{path}.interim.price")
    if component.gate is not None:
        yield from _advise_gate(component.gate, f"{path}.gate")


def _advise_price(terms: Terms, price: Price, quantity: Quantity, path: str) -> Iterator[Advice]:
    if isinstance(price, Brackets):
        yield from _advise_brackets(terms, price, quantity, f"{path}.brackets")
    elif isinstance(price, Steps):
        yield from _advise_steps(price, price.by or quantity, f"{path}.steps")
    elif isinstance(price, BrokenLine):
        yield from _advise_line(price, f"{path}.line")


def _advise_brackets(
    terms: Terms, price: Brackets, quantity: Quantity, path: str
) -> Iterator[Advice]:
    codes = list(metrics_of(quantity))
    is_whole = bool(codes) and all(terms.metric(code).kind in _WHOLE_KINDS for code in codes)
    start = ZERO
    for number, bracket in enumerate(price.brackets):
        place = f"{path}[{number}]"
        before = price.brackets[number - 1].per_unit.value
        # A last bracket of nothing is how a number is capped: that says itself.
        is_end = bracket.to is None and bracket.per_unit.value == ZERO
        if number and bracket.per_unit.value < before and not is_end:
            params = {"from": number_text(start), "before": number_text(before)}
            params["now"] = number_text(bracket.per_unit.value)
            yield Advice(f"{place}.per_unit", "bracket_price_falls", params)
        if bracket.to is None:
            continue
        if is_whole and isinstance(quantity, Count | Sum) and bracket.to.denominator != 1:
            yield Advice(f"{place}.to", "bracket_between_units", {"to": number_text(bracket.to)})
        most = (bracket.to - start) * bracket.per_unit.value
        if bracket.max is not None and bracket.max.value >= most:
            params = {"max": number_text(bracket.max.value), "most": number_text(most)}
            yield Advice(f"{place}.max", "bracket_max_idle", params)
        start = bracket.to


def _advise_steps(price: Steps, looked_up: Quantity, path: str) -> Iterator[Advice]:
    most = most_of(looked_up)
    for number, step in enumerate(price.steps):
        out_of_reach = most is not None and (
            step.threshold > most or (step.threshold == most and not step.inclusive)
        )
        if out_of_reach and most is not None:
            params = {"threshold": number_text(step.threshold), "most": number_text(most)}
            yield Advice(f"{path}[{number}]", "step_never_reached", params)
    for number, (before, step) in enumerate(pairwise(price.steps), 1):
        kinds = _worth_of(before), _worth_of(step)
        if kinds[0][0] != kinds[1][0]:
            continue
        threshold = {"threshold": number_text(step.threshold)}
        if kinds[0] == kinds[1]:
            yield Advice(f"{path}[{number}]", "step_pays_same", threshold)
        elif kinds[1][1] < kinds[0][1]:
            params = {"before": number_text(kinds[0][1]), "now": number_text(kinds[1][1])}
            yield Advice(f"{path}[{number}]", "step_pays_less", {**threshold, **params})


def _worth_of(step: PriceStep) -> tuple[str, Fraction]:
    if step.amount is not None:
        return "amount", step.amount.value
    if step.per_unit is not None:
        return "per_unit", step.per_unit.value
    return "rate", step.rate if step.rate is not None else ZERO


def _advise_line(price: BrokenLine, path: str) -> Iterator[Advice]:
    before = price.below.value
    for number, point in enumerate(price.points):
        amounts = [point.amount.value]
        if point.just_below is not None:
            amounts.insert(0, point.just_below.value)
        lowest = min(amounts)
        if lowest < before:
            params = {"from": number_text(point.start), "before": number_text(before)}
            params["now"] = number_text(lowest)
            yield Advice(f"{path}[{number}]", "line_falls", params)
        before = amounts[-1]


def _advise_gate(gate: Gate | Condition, path: str) -> Iterator[Advice]:
    if isinstance(gate, Condition):
        yield from _advise_condition(gate, path)
        return
    key = {"all": "all", "any": "any", "at_least": "of"}[gate.kind]
    for number, inner in enumerate(gate.conditions):
        yield from _advise_gate(inner, f"{path}.{key}[{number}]")
    if gate.needed == len(gate.conditions):
        yield from _advise_together(gate.conditions, f"{path}.{key}")


def _advise_condition(gate: Condition, path: str) -> Iterator[Advice]:
    params = {"bound": gate.bound, "threshold": number_text(gate.threshold)}
    most = most_of(gate.quantity)
    is_counted = isinstance(gate.quantity, Count)
    if gate.bound in _LOWER:
        if most is not None and (
            gate.threshold > most or (gate.threshold == most and gate.bound == "more_than")
        ):
            yield Advice(path, "gate_never_met", params)
        elif is_counted and (
            gate.threshold < ZERO or (gate.threshold == ZERO and gate.bound == "at_least")
        ):
            yield Advice(path, "gate_always_met", params)
    elif is_counted and (
        gate.threshold < ZERO or (gate.threshold == ZERO and gate.bound == "less_than")
    ):
        yield Advice(path, "gate_never_met", params)


def _advise_together(conditions: Sequence[Condition | Gate], path: str) -> Iterator[Advice]:
    """Two bounds on one quantity that cannot both be met."""
    plain = [(number, one) for number, one in enumerate(conditions) if isinstance(one, Condition)]
    for number, upper in plain:
        if upper.bound in _LOWER:
            continue
        for _other, lower in plain:
            is_same = lower.quantity == upper.quantity and lower.over == upper.over
            if lower.bound not in _LOWER or not is_same:
                continue
            is_strict = lower.bound == "more_than" or upper.bound == "less_than"
            if lower.threshold > upper.threshold or (
                lower.threshold == upper.threshold and is_strict
            ):
                params = {
                    "bound": upper.bound,
                    "threshold": number_text(upper.threshold),
                    "other": lower.bound,
                    "against": number_text(lower.threshold),
                }
                yield Advice(f"{path}[{number}]", "gate_contradicts", params)
                break
