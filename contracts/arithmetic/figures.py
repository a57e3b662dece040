"""Reported numbers that are not paid: gain, multiple, annualised return, adjusted target rate.

They belong to terms because a contract says how its return is reported; they never change money.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from contracts.arithmetic.blocks import Amount

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
