"""Exact numbers: decimal text in, fractions inside, whole cents and decimal text out."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from contracts.arithmetic.exact import exact, exact_text

ZERO: Final[Fraction] = exact(0)
ONE: Final[Fraction] = exact(1)
CENTS: Final = 100
NUMBER_PATTERN: Final = r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?"
"""One way to write a number: no plus, no exponent, no leading zeros, no thousands separator."""
ROUNDING_MODES: Final = ("half_up", "half_down", "half_even", "up", "down", "ceiling", "floor")

FRACTION_PATTERN: Final = r"[1-9][0-9]{0,5}/[1-9][0-9]{0,5}"
"""A share, weight or factor that decimals cannot write, such as 1/3."""

_FRACTION = re.compile(FRACTION_PATTERN)
_NUMBER = re.compile(NUMBER_PATTERN)


@lru_cache(maxsize=65536)
def parse_number(text: str) -> Fraction | None:
    """Return the exact value of decimal text, or None when it is not in NUMBER_PATTERN."""
    if _NUMBER.fullmatch(text) is None or (text.startswith("-0") and not text.strip("-0.")):
        return None
    return exact_text(text)


def parse_fraction(text: str) -> Fraction | None:
    """Return the exact value of decimal text or of a fraction such as "1/3", or None."""
    return Fraction(text) if _FRACTION.fullmatch(text) else parse_number(text)


def number_text(value: Fraction) -> str:
    """Write an exact number: decimal where it ends ("12.5"), otherwise a fraction ("1/3")."""
    numerator, denominator = value.numerator, value.denominator
    if denominator == 1:
        return str(numerator)
    places, factor = _decimals(denominator)
    if not places:
        return f"{numerator}/{denominator}"
    digits = str(abs(numerator) * factor).rjust(places + 1, "0")
    return f"{'-' if numerator < 0 else ''}{digits[:-places]}.{digits[-places:]}"


@lru_cache(maxsize=4096)
def _decimals(denominator: int) -> tuple[int, int]:
    """Return how many decimals a fraction needs and what its numerator is multiplied by.

    (0, 0) when no number of decimals is enough.
    """
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return 0, 0
    places = max(twos, fives)
    return places, 10**places // denominator


def money_text(cents: int) -> str:
    """Write whole cents as text with two decimals: 123450 becomes "1234.50"."""
    whole, rest = divmod(abs(cents), CENTS)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"


def round_to(value: Fraction, unit: Fraction, mode: str) -> Fraction:
    """Round to a multiple of `unit`.

    half_up, half_down, up and down look at the size and mirror for negative values (20.125 becomes
    20.13 and -20.125 becomes -20.13, as the Dutch tax rule and Java's HALF_UP do); ceiling and
    floor look at the value itself.
    """
    scaled = value / unit
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    if rest == 0:
        return value
    negative = value < 0
    twice, full = 2 * rest, scaled.denominator
    away = {
        "half_up": twice >= full,
        "half_down": twice > full,
        "half_even": twice > full or (twice == full and whole % 2 == 1),
        "up": True,
        "down": False,
        "ceiling": not negative,
        "floor": negative,
    }[mode]
    size = unit * (whole + away)
    return -size if negative else size


def floor_to(value: Fraction, unit: Fraction) -> Fraction:
    """Return the largest multiple of `unit` that is not above `value`."""
    return unit * (value // unit)


def ceil_to(value: Fraction, unit: Fraction) -> Fraction:
    """Return the smallest multiple of `unit` that is not below `value`."""
    return -floor_to(-value, unit)


def to_cents(value: Fraction) -> int:
    """Turn a rounded amount into whole cents; ValueError when it has a fraction of a cent."""
    cents = value * CENTS
    if cents.denominator != 1:
        raise ValueError(f"{value} is not a whole number of cents")
    return cents.numerator


def whole_root(value: int, degree: int) -> int:
    """Return the largest whole number whose power is not above `value`."""
    low, high = 0, 1 << (value.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= value else (low, middle)
    return low


def fixed_text(value: Fraction, places: int) -> str:
    """Write a number with exactly so many decimals, half up: 1.5 with two places is "1.50"."""
    rounded = round_to(value, Fraction(1, 10**places), "half_up")
    digits = str(abs(rounded.numerator) * 10**places // rounded.denominator).rjust(places + 1, "0")
    whole = digits[: len(digits) - places]
    return ("-" if rounded < 0 else "") + (f"{whole}.{digits[-places:]}" if places else whole)
