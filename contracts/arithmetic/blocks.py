"""The building blocks of terms, as dumb data: what is counted, what it is worth, what gates it.

One class per block of the format; `quantities`, `prices` and `gates` hold the registries that say
how each is read and evaluated. Amounts are exact, in the currency's main unit (euros, not cents).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from contracts.arithmetic.calendar_rules import DayCount
from contracts.arithmetic.counts import Count, Sampled, Sum, Sustained

Over = Literal["contract", "period", "year", "cohort", "person"]
ChangeKind = Literal[
    "percent_reduction",
    "percent_increase",
    "point_reduction",
    "point_increase",
    "reduction",
    "increase",
]
Bound = Literal["at_least", "more_than", "at_most", "less_than"]


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: a number, or a share (`times`) of a constant or of all that is invested.

    It is worked out; `constant` or `investment` says where it came from.
    """

    value: Fraction
    constant: str | None = None
    times: Fraction | None = None
    investment: str | None = None


# Quantities: what is counted. Those that count over persons and time stand in `counts`.


@dataclass(frozen=True, slots=True)
class Latest:
    """The last measured value of a metric."""

    metric: str


@dataclass(frozen=True, slots=True)
class Change:
    """How much a metric changed against its baseline (`against` None) or another metric."""

    metric: str
    against: str | None
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class Achieved:
    """What part of its target a metric reached, in percent."""

    metric: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """One metric as a percentage of another."""

    of: str
    to: str


@dataclass(frozen=True, slots=True)
class Notional:
    """An amount that is not paid itself but that a rate is taken over, such as the principal."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class One:
    """Just one: for payments that do not depend on a quantity."""


Quantity = Count | Sum | Sustained | Latest | Change | Achieved | Ratio | Sampled | Notional | One


# Prices: what it is worth.


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """An amount that holds from a day on, until the next one."""

    start: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Dated:
    """Amounts that follow each other in time."""

    amounts: tuple[DatedAmount, ...]


@dataclass(frozen=True, slots=True)
class PerUnit:
    """A tariff: so much for each unit, or (dated) so much for each unit of its own day."""

    amount: Amount | Dated


@dataclass(frozen=True, slots=True)
class Bracket:
    """Units up to and with `to` (None: the rest), at so much each, with at most `max` in all."""

    to: Fraction | None
    per_unit: Amount
    max: Amount | None = None


@dataclass(frozen=True, slots=True)
class Brackets:
    """Marginal brackets: each unit costs what its own bracket says."""

    brackets: tuple[Bracket, ...]


@dataclass(frozen=True, slots=True)
class PriceStep:
    """One row of a step table: from a threshold on (`inclusive`: the threshold itself too)."""

    threshold: Fraction
    inclusive: bool
    amount: Amount | None = None
    per_unit: Amount | None = None
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """A step table: the highest row that is reached holds for the whole; below the first: nothing.

    `by` is the quantity that is looked up (None: the component's own). A rate may be per year;
    `day_count` says how a year is counted.
    """

    steps: tuple[PriceStep, ...]
    by: Quantity | None = None
    per_year: bool = False
    day_count: DayCount | None = None


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point of a broken line; `just_below`: the line comes in at another amount and jumps."""

    start: Fraction
    amount: Amount
    just_below: Amount | None = None


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """Straight lines between points; `below` before the first; flat or continued after the last."""

    points: tuple[LinePoint, ...]
    below: Amount
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class ShareEnd:
    """When a share ends: when so much was paid, perhaps with interest since a date.

    simple: the target is amount × (1 + interest × years). on_balance: what is still open bears
    interest, period by period.
    """

    paid: Amount
    interest: Fraction | None = None
    start: date | None = None
    kind: Literal["simple", "on_balance"] = "simple"
    day_count: DayCount | None = None


@dataclass(frozen=True, slots=True)
class SharePart:
    """A share of an amount, until its end (None: without end)."""

    share: Fraction
    until: ShareEnd | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of an amount that follow each other, such as 95 % until repaid and 40 % after."""

    parts: tuple[SharePart, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate over the quantity, once or per year."""

    rate: Fraction
    per_year: bool = False
    day_count: DayCount | None = None


@dataclass(frozen=True, slots=True)
class Tranche:
    """An amount that is due in the period that holds the date."""

    on: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Schedule:
    """Dated tranches."""

    tranches: tuple[Tranche, ...]


@dataclass(frozen=True, slots=True)
class FixedAmount:
    """One amount per bucket: once in a contract, or once in every period, year, cohort, person.

    Per year: for the days of the bucket so far, by the named day count.
    """

    amount: Amount
    per_year: bool = False
    day_count: DayCount | None = None


Price = PerUnit | Brackets | Steps | BrokenLine | Shares | Rate | Schedule | FixedAmount


# Gates: what must be met before anything is paid.


@dataclass(frozen=True, slots=True)
class Condition:
    """A quantity against a threshold; `over` says over what it is counted (None: as the component).

    In a component that is not itself per cohort or per person, a condition over "cohort" or
    "person" is met when at least one of them meets it.
    """

    quantity: Quantity
    bound: Bound
    threshold: Fraction
    over: Over | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """Conditions of which at least `needed` must be met (all: as many as there are)."""

    kind: Literal["all", "any", "at_least"]
    needed: int
    conditions: tuple["Condition | Gate", ...]


@dataclass(frozen=True, slots=True)
class Interim:
    """Payments ahead of the final worth: a share of it, or of another quantity or price.

    In the period that holds `true_up_on` the difference with the final worth is paid, or with
    `has_clawback` taken back.
    """

    true_up_on: date
    has_clawback: bool
    share: Fraction | None = None
    quantity: Quantity | None = None
    price: Price | None = None


Source = Mapping[str, object]
"""A fragment of the terms as they were written, for the trace."""
