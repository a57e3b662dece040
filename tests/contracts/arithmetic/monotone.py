"""That more success never pays less, on terms that promise that."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from contracts.arithmetic import Component, Observation, Terms, parse_terms, settle_all
from contracts.arithmetic.blocks import (
    Achieved,
    Brackets,
    BrokenLine,
    Dated,
    Gate,
    Notional,
    One,
    PerUnit,
    Price,
    Quantity,
    Rate,
    Sampled,
    Steps,
)
from contracts.arithmetic.quantities import is_additive, metrics_of
from tests.contracts.arithmetic.strategies import END, Case

NARROW_TO_WIDE = ("period", "year", "contract")
# What is added as success: each metric, and what of it.
SUCCESS = {"job": 2, "saving": 3, "places": 2, "person_job": None, "step": None}
MORE = frozenset({*SUCCESS, "nights"})
ROUNDING = {"mode": "down", "to": "0.01", "at": "line"}


def more_success_never_pays_less(run: Any) -> None:
    if not is_monotone(run.case):
        return
    versions = [parse_terms({**data, "rounding": ROUNDING}) for data in run.case.datas]
    better = (*run.rows, *success(run.periods[len(run.rows) % len(run.periods)].start))
    before = settle_all(versions, run.rows, END)[-1].cumulative_cents
    after = settle_all(versions, better, END)[-1].cumulative_cents
    slack = 2 * (len(run.versions[0].components) + 1) * len(run.periods)  # each line, in cents
    assert after >= before - slack


def success(day: date) -> list[Observation]:
    """More of everything that is counted, of a new person where it is about persons."""
    rows = [
        Observation(metric, day, None if size is None else Fraction(size), key="x")
        for metric, size in SUCCESS.items()
    ]
    rows = [replace(row, subject="x") if SUCCESS[row.metric] is None else row for row in rows]
    spell = Observation("nights", day, start=day, end=day + timedelta(days=70), subject="x")
    return [*rows, spell]


def is_monotone(case: Case) -> bool:
    """Whether the terms themselves never make more success pay less.

    Some orders of caps do: when a wide cap comes first, an outcome can take room from another one
    and then be cut itself. So: caps over everything, each as wide as the one before or wider.
    What comes earlier may come at a lower index, and after an amendment at a lower bracket: then
    only what pays the same for each unit is looked at, under the same payers.
    """
    first = case.terms
    about = {
        (terms.payers, tuple((x.code, x.scope) for x in terms.limits)) for terms in case.versions
    }
    is_amended = len(case.versions) > 1
    return (
        len(about) == 1
        and all(map(_is_rising, case.versions))
        and all(first.periods == terms.periods for terms in case.versions)
        and all(_is_even(terms, first) for terms in case.versions if is_amended)
    )


def _is_rising(terms: Terms) -> bool:
    limits = terms.limits
    ranks = [NARROW_TO_WIDE.index(x.scope) for x in limits if x.scope in NARROW_TO_WIDE]
    blocking = {metric.code for metric in terms.metrics if metric.not_measured == "block"}
    return (
        all(x.kind == "max" and x.over is None and not x.carries_unused for x in limits)
        and all(x.start is None and x.until is None for x in limits)
        and len(ranks) == len(limits)
        and ranks == sorted(ranks)
        and all(_rises(part) for part in terms.components)
        and not terms.netting
        and all(rule.unit == Fraction(1, 100) for rule in terms.vat)
        and not blocking
        and all(payer.first is None for payer in terms.payers)
    )


def _is_even(terms: Terms, first: Terms) -> bool:
    """Whether each unit is worth the same, and nothing but that amount was amended."""
    plain = [
        (part.code, part.quantity, part.over, part.gate, part.interim, part.kind)
        for part in first.components
    ]
    return all(
        isinstance(part.price, PerUnit)
        and is_additive(part.quantity)
        and part.volume is None
        and part.interim is None
        and part.due_on is None
        and part.gate is None
        for part in terms.components
    ) and plain == [
        (part.code, part.quantity, part.over, part.gate, part.interim, part.kind)
        for part in terms.components
    ]


def _rises(part: Component) -> bool:
    """Whether a component never pays less for more."""
    interim = part.interim
    prices = [part.price] + ([interim.price] if interim and interim.price else [])
    quantities = [part.quantity] + ([interim.quantity] if interim and interim.quantity else [])
    return (
        not (part.is_negative or part.index)
        and all(map(_price_rises, prices))
        and all(map(_quantity_rises, quantities))
        and (part.gate is None or _gate_rises(part.gate))
    )


def _quantity_rises(quantity: Quantity) -> bool:
    if isinstance(quantity, One | Notional | Achieved | Sampled) or is_additive(quantity):
        return True
    return MORE.isdisjoint(metrics_of(quantity))


def _gate_rises(gate: Any) -> bool:
    if isinstance(gate, Gate):
        return all(map(_gate_rises, gate.conditions))
    if MORE.isdisjoint(metrics_of(gate.quantity)):
        return True
    return gate.bound in ("at_least", "more_than") and _quantity_rises(gate.quantity)


def _price_rises(price: Price) -> bool:
    if isinstance(price, PerUnit):
        found = price.amount.amounts if isinstance(price.amount, Dated) else [price]
        return all(each.amount.value >= 0 for each in found)  # type: ignore[union-attr]
    if isinstance(price, Brackets):
        return all(each.per_unit.value >= 0 for each in price.brackets)
    if isinstance(price, Rate):
        return price.rate >= 0
    if isinstance(price, Steps):
        return _steps_rise(price)
    if isinstance(price, BrokenLine):
        points = [price.below.value]
        for point in price.points:
            points += [] if point.just_below is None else [point.just_below.value]
            points.append(point.amount.value)
        return points == sorted(points)
    return True


def _steps_rise(price: Steps) -> bool:
    """Whether each step is worth at least as much as all before it, whatever is counted."""
    if price.by is not None:
        return False
    fixed = [step.amount.value for step in price.steps if step.amount]
    each = [step.per_unit.value for step in price.steps if step.per_unit]
    each += [step.rate for step in price.steps if step.rate is not None]
    is_one_kind = len(fixed) == len(price.steps) or not fixed
    found = fixed or each
    return is_one_kind and min(found) >= 0 and found == sorted(found)
