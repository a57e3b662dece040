"""Reported numbers that are not paid: gain, multiple, annualised return, adjusted target rate.

They belong to terms because a contract says how its return is reported; they never change money.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from contracts.arithmetic.blocks import Amount
from contracts.arithmetic.numbers import CENTS, fixed_text, whole_root
from contracts.arithmetic.xirr import Flow, xirr

GUARD_PLACES: Final = 8

FigureKind = Literal["gain", "multiple", "annualised_return", "adjusted_target", "irr"]
Flows = Mapping[str, Sequence[Flow]]
"""What was put in and received, by investment."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One reported number, rounded half up to `places` decimals.

    gain: paid in total − `over`. multiple: paid in total / `over`. annualised_return: the yearly
    percentage that turns `over` into what was paid in `years` (compound, one payment at the end).
    adjusted_target: the rate that those who stayed must reach, `target` / (1 − `attrition`) (GO Lab
    glossary, "attrition"). irr: the XIRR in percent a year over what was drawn of the investment
    `on` and what it received, dated at the ends of the periods that it was for.
    """

    code: str
    kind: FigureKind
    places: int
    over: Amount | None = None
    years: Fraction | None = None
    target: Fraction | None = None
    attrition: Fraction | None = None
    label: Mapping[str, str] | None = None
    on: str = ""


def report_figures(
    figures: Sequence[Figure], paid_cents: int, flows: Flows | None = None
) -> Iterator[tuple[Figure, str | None]]:
    """Yield each figure with its value as decimal text, or None when it has none yet."""
    paid = Fraction(paid_cents, CENTS)
    for figure in figures:
        if figure.kind == "irr":
            rate = xirr((flows or {}).get(figure.on, ()))
            value = None if rate is None else rate * 100
        else:
            value = _KINDS[figure.kind](figure, paid)
        yield figure, None if value is None else fixed_text(value, figure.places)


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
    return (Fraction(whole_root(target, degree), scale) - 1) * 100


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
