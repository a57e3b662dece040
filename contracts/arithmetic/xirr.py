"""The internal rate of return of dated payments (XIRR), found with whole numbers only."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Final

PLACES: Final = 30
YEAR_DAYS: Final = 365
_SCALE: Final = 10**PLACES
# The factor of one day, for yearly rates of about -99.99999 % and +1000 %.
_LOWEST: Final = 955 * _SCALE // 1000
_HIGHEST: Final = 10066 * _SCALE // 10000

Flow = tuple[date, int]
"""A day, and what the investor received (positive) or put in (negative) then."""


def xirr(flows: Sequence[Flow]) -> Fraction | None:
    """Return the yearly rate at which payments are worth what was put in; None without one.

    The rate r solves the sum of flow × (1 + r) ** ((last day − day) / 365) = 0. The factor of one
    day is found by halving, to PLACES decimals.
    """
    ordered = sorted(flows)
    # Without money both ways, or with a rate beyond what anybody would call one, there is none.
    if not ordered or _worth(ordered, _LOWEST) <= 0 or _worth(ordered, _HIGHEST) >= 0:
        return None
    low, high = _LOWEST, _HIGHEST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _worth(ordered, middle) > 0 else (low, middle)
    return Fraction(_power(low, YEAR_DAYS), _SCALE) - 1


def _worth(flows: Sequence[Flow], factor: int) -> int:
    """Return what all flows are worth on the last day, each grown by a factor per day."""
    powers: dict[int, int] = {}
    worth, before = 0, flows[0][0]
    for day, cents in flows:
        days = (day - before).days
        if days not in powers:
            powers[days] = _power(factor, days)
        worth = worth * powers[days] // _SCALE + cents * _SCALE
        before = day
    return worth


def _power(factor: int, days: int) -> int:
    result = _SCALE
    while days:
        if days & 1:
            result = result * factor // _SCALE
        factor = factor * factor // _SCALE
        days >>= 1
    return result
