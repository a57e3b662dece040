"""What changes a component's quantity or amount on its way, as dumb data."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from contracts.arithmetic.blocks import Quantity
from contracts.arithmetic.counts import RoundRule

Factor = Literal["weight", "premium", "index"]
DEFAULT_ORDER: Final[tuple[Factor, ...]] = ("weight", "premium", "index")


@dataclass(frozen=True, slots=True)
class Volume:
    """A guaranteed volume: a bucket's quantity is at least and at most this before pricing.

    `least` holds from `due_on` on in a bucket over the contract, a cohort or a person; at once over
    a period, and at its end over a year. `most` always holds.
    """

    least: Fraction | None = None
    most: Fraction | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class DatedFactor:
    """A factor that holds from a day on, until the next one."""

    start: date
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Index:
    """What a period adds × the factor on its first day; before the first factor that is 1.

    Either dated `factors`, or a quantity `by` as a part of its `base`. `rule` rounds the factor.
    """

    factors: tuple[DatedFactor, ...] = ()
    by: Quantity | None = None
    base: Fraction = Fraction(1)
    rule: RoundRule | None = None


@dataclass(frozen=True, slots=True)
class Premium:
    """A factor for one cohort; `rule` rounds the tariff or the amount that comes out (`at`)."""

    cohort: str
    factor: Fraction
    rule: RoundRule | None = None
    at: Literal["tariff", "amount"] = "amount"
