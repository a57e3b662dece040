"""Reported numbers that are not paid: gain, multiple, annualised return, adjusted target rate.

They belong to terms because a contract says how its return is reported; they never change money.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from contracts.arithmetic.blocks import Amount
from contracts.arithmetic.numbers import CENTS, round_to

GUARD_PLACES: Final = 8

FigureKind = Literal["gain", "multiple", "annualised_return", "adjusted_target"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One reported number, rounded half up to `places` decimals.

    gain: paid in total − `over`. multiple: paid in total / `over`. annualised_return: the yearly
    percentage that turns `over` into what was paid in `years` (compound, one payment at the end).
    adjusted_target: the rate that those who stayed must reach, `target` / (1 − `attrition`) (GO Lab
    glossary, "attrition").
    """

    code: str
    kind: FigureKind
    places: int
    over: Amount | None = None
    years: Fraction | None = None
    target: Fraction | None = None
    attrition: Fraction | None = None
    label: Mapping[str, str] | None = None


def report_figures(
    figures: Sequence[Figure], paid_cents: int
) -> Iterator[tuple[Figure, str | None]]:
    """Yield each figure with its value as decimal text, or None when it has none yet."""
    paid = Fraction(paid_cents, CENTS)
    for figure in figures:
        value = _KINDS[figure.kind](figure, paid)
        yield figure, None if value is None else _with_places(value, figure.places)


def _with_places(value: Fraction, places: int) -> str:
    """Write a number with exactly so many decimals: 1.5 with two places is "1.50"."""
    rounded = round_to(value, Fraction(1, 10**places), "half_up")
    digits = str(abs(rounded.numerator) * 10**places // rounded.denominator).rjust(places + 1, "0")
    whole = digits[: len(digits) - places]
    return ("-" if rounded < 0 else "") + (f"{whole}.{digits[-places:]}" if places else whole)


def _gain(figure: Figure, paid: Fraction) -> Fraction | None:
    return None if figure.over is None else paid - figure.over.value


def _multiple(figure: Figure, paid: Fraction) -> Fraction | None:
    return None if figure.over is None else paid / figure.over.value


def _annualised_return(figure: Figure, paid: Fraction) -> Fraction | None:
    """Return (paid / over) ** (1 / years) − 1 in percent, found by whole numbers only.

    The root is cut off some places below the figure's own, which is close enough for rounding.
    """
    if figure.over is None or figure.years is None or paid <= 0:
        return None
    grown = (paid / figure.over.value) ** figure.years.denominator
    degree = figure.years.numerator
    scale = 10 ** (figure.places + GUARD_PLACES)
    target = grown.numerator * scale**degree // grown.denominator
    return (Fraction(_whole_root(target, degree), scale) - 1) * 100


def _whole_root(value: int, degree: int) -> int:
    """Return the largest whole number whose power is not above `value`."""
    low, high = 0, 1 << (value.bit_length() // degree + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= value else (low, middle)
    return low


def _adjusted_target(figure: Figure, paid: Fraction) -> Fraction | None:
    if figure.target is None or figure.attrition is None or figure.attrition >= 1:
        return None
    return figure.target / (1 - figure.attrition)


_KINDS: Final[dict[FigureKind, Callable[[Figure, Fraction], Fraction | None]]] = {
    "gain": _gain,
    "multiple": _multiple,
    "annualised_return": _annualised_return,
    "adjusted_target": _adjusted_target,
}
