"""Evaluating what changes a component on its way: volume, weight, premium, index and due date.

Amounts are cumulative in their bucket. What each step did is kept for the trace.
"""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Final

from contracts.arithmetic.adjustments import Factor, Index, Premium
from contracts.arithmetic.blocks import Dated, PerUnit, Price
from contracts.arithmetic.buckets import Indexed
from contracts.arithmetic.facts import WHOLE, Facts, Part
from contracts.arithmetic.numbers import ONE, ZERO, round_to
from contracts.arithmetic.readings import Reading, Window, read_value
from contracts.arithmetic.terms import Component, Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.verdicts import Spans

_DAY: Final = timedelta(days=1)


@dataclass(slots=True)
class Applied:
    """One factor as it was applied: what came in and out, cumulative, and the factor.

    `factor` is None when an index is not measured yet. `rule` is the number of the premium.
    """

    kind: Factor
    before: Fraction
    after: Fraction
    factor: Fraction | None
    rule: int = 0


def with_volume(component: Component, slot: Slot, quantity: Fraction) -> Fraction:
    """Return the quantity that is priced: at least and at most the volume, when that holds."""
    volume = component.volume
    if volume is None:
        return quantity
    if volume.most is not None:
        quantity = min(quantity, volume.most)
    if volume.least is None:
        return quantity
    if component.over == "year":
        # A component that ends within the year is not looked at when that year ends.
        is_last = component.until is not None and component.until <= slot.period.end
        is_due = slot.is_year_end or is_last
    else:
        is_due = volume.due_on is None or slot.period.end > volume.due_on
    return max(quantity, volume.least) if is_due else quantity


def read_index(component: Component, terms: Terms, facts: Facts, spans: Spans) -> Reading:
    """Return the factor of a component's index on the first day of the period; 1 without one.

    What it was measured at is among the `inputs`.
    """
    index, day = component.index, spans.period_start
    if index is None:
        return Reading(ONE)
    if index.by is None:
        passed = [dated.factor for dated in index.factors if dated.start <= day]
        return Reading(_rounded(index, passed[-1] if passed else ONE))
    window = Window(spans.contract_start, day + _DAY, day, WHOLE)
    reading = read_value(index.by, terms, facts, window)
    if reading.value is not None:
        factor = _rounded(index, reading.value / index.base)
        return Reading(factor, reading.status, (("measured", reading.value),))
    return Reading(ONE) if reading.status == "not_applicable" else reading


def _rounded(index: Index, factor: Fraction) -> Fraction:
    return factor if index.rule is None else round_to(factor, index.rule.unit, index.rule.mode)


def apply_factors(
    component: Component,
    price: Price,
    part: Part,
    amount: Fraction,
    factor: Fraction | None,
    indexed: Indexed,
) -> tuple[Fraction, tuple[Applied, ...]]:
    """Return an amount after weight, premium and index, in the order of the terms, and the steps.

    `factor` is that of the index now (None: not measured yet), `indexed` what it made so far.
    """
    applied: list[Applied] = []
    for kind in component.order:
        before = amount
        if kind == "weight" and component.weight is not None:
            amount = before * component.weight
            applied.append(Applied(kind, before, amount, component.weight))
        elif kind == "premium":
            for number, premium in enumerate(component.premiums):
                if premium.cohort == part[0]:
                    amount, used = _with_premium(premium, price, before)
                    applied.append(Applied(kind, before, amount, used, number))
        elif kind == "index" and component.index is not None:
            amount = _with_index(before, factor, indexed)
            applied.append(Applied(kind, before, amount, factor))
    return amount, tuple(applied)


def _with_premium(premium: Premium, price: Price, amount: Fraction) -> tuple[Fraction, Fraction]:
    """Return the amount with the premium, and the factor that was used."""
    rule, factor = premium.rule, premium.factor
    if rule is None:
        return amount * factor, factor
    if premium.at == "amount":
        return round_to(amount * factor, rule.unit, rule.mode), factor
    if isinstance(price, PerUnit) and not isinstance(price.amount, Dated) and price.amount.value:
        tariff = price.amount.value
        factor = round_to(tariff * factor, rule.unit, rule.mode) / tariff
    return amount * factor, factor


def _with_index(amount: Fraction, factor: Fraction | None, indexed: Indexed) -> Fraction:
    """Index what came on top; what goes back takes back its part of what was made so far.

    Zero gives zero, and what is beyond it is new. What is new waits for a factor.
    """
    if indexed.taken != ZERO and amount / indexed.taken < ONE:
        left = max(amount / indexed.taken, ZERO)
        indexed.made *= left
        indexed.taken *= left
    if factor is not None:
        indexed.made += (amount - indexed.taken) * factor
        indexed.taken = amount
    return indexed.made
