"""What an investment must still give for a return to be reached, by the balance method.

The balance grows with the return, drawdowns add to it, payments take from it; paying at most the
balance keeps the return at or below the rate. Powers are found with whole numbers, to PLACES
decimals and rounded down, and so is every growth. What is open is read to READ_PLACES, to the
nearest: 12% of 75.50 is 9.06 after a year, also in four quarters whose thirds of a cent were cut.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from contracts.arithmetic.calendar_rules import year_share
from contracts.arithmetic.flows import Investment, ReturnRule
from contracts.arithmetic.numbers import ONE, ZERO, floor_to, whole_root

PLACES: Final = 24
READ_PLACES: Final = 12
YEAR_DAYS: Final = 365
_UNIT: Final = Fraction(1, 10**PLACES)
_READ_UNIT: Final = Fraction(1, 10**READ_PLACES)


@lru_cache(maxsize=4096)
def growth(rate: Fraction, days: int) -> Fraction:
    """Return (1 + rate) ** (days / 365), rounded down to PLACES decimals."""
    years, rest = divmod(days, YEAR_DAYS)
    whole = (ONE + rate) ** years
    if not rest:
        return floor_to(whole, _UNIT)
    scale = 10 ** (PLACES * YEAR_DAYS)
    power = (ONE + rate) ** rest
    root = whole_root(power.numerator * scale // power.denominator, YEAR_DAYS)
    return floor_to(whole * root * _UNIT, _UNIT)


def drawn_before(investment: Investment, end: date) -> Fraction:
    """Return what was drawn before a day."""
    rows = (row.amount.value for row in investment.drawdowns if row.on < end)
    return sum(rows, ZERO)


@dataclass(slots=True)
class Balance:
    """One investment's balance under one return: what was drawn, earned and paid so far.

    `drawn` is by day (ISO text), so that an amendment that adds an earlier drawdown is followed.
    """

    drawn: dict[str, Fraction] = field(default_factory=dict)
    earned: Fraction = ZERO
    paid: Fraction = ZERO
    reached: date | None = None

    @property
    def open(self) -> Fraction:
        """What may still be paid before the return is reached; never below zero."""
        return floor_to(self._grows + _READ_UNIT / 2, _READ_UNIT)

    @property
    def _grows(self) -> Fraction:
        """What is open, as it goes on growing."""
        return max(sum(self.drawn.values(), ZERO) + self.earned - self.paid, ZERO)

    def advance(self, investment: Investment, rule: ReturnRule, end: date) -> None:
        """Let the balance grow up to the end of a period and take in what was drawn in it."""
        if self.reached is not None:
            base = self._grows
            if rule.kind == "simple":
                base = max(sum(self.drawn.values(), ZERO) - self.paid, ZERO)
            self.earned += _earned(base, investment, rule, self.reached, end)
        drawn: dict[str, Fraction] = {}
        for row in investment.drawdowns:
            if row.on < end:
                day = row.on.isoformat()
                drawn[day] = drawn.get(day, ZERO) + row.amount.value
        for day in sorted({*drawn, *self.drawn}):
            more = drawn.get(day, ZERO) - self.drawn.get(day, ZERO)
            self.earned += _earned(more, investment, rule, date.fromisoformat(day), end)
        self.drawn = drawn
        self.reached = end

    def pay(self, amount: Fraction) -> None:
        """Take a payment (or give one back)."""
        self.paid += amount


def _earned(
    base: Fraction, investment: Investment, rule: ReturnRule, start: date, end: date
) -> Fraction:
    """Return what an amount earns between two days, rounded down."""
    if not base:
        return ZERO
    if rule.kind == "irr":
        factor = growth(rule.rate, (end - start).days) - ONE
    else:
        factor = rule.rate * year_share(start, end, investment.day_count)
    return floor_to(base * factor, _UNIT)
