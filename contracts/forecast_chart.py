"""A chart of budget years as geometry: three bars a year, in an SVG that needs no script. Pure.

The template draws attributes only, and the table beside the chart says everything in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 720
HEIGHT: Final = 280
LEFT: Final = 110
TOP: Final = 16
BOTTOM: Final = 36
WIDEST_BAR: Final = 34
MOST_TICKS: Final = 5
# A bar that means something stays visible, however small beside the others.
LOWEST_BAR: Final = 2.0


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One year: what was settled already, and the total of each scenario, in cents."""

    label: str
    settled: int
    totals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in units of the viewBox; `kind` is a scenario, or settled for its lower part."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the grid with its amount in cents, or the label of a year with its place."""

    at: float
    cents: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class ForecastChart:
    """Everything that the template draws."""

    bars: tuple[Bar, ...]
    ticks: tuple[Mark, ...]
    labels: tuple[Mark, ...]
    zero: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    tick_x: int = LEFT - 10
    label_y: int = HEIGHT - 12


def forecast_chart(years: Sequence[YearColumn], kinds: Sequence[str]) -> ForecastChart | None:
    """Return the chart of these years in order; None when there is nothing to draw."""
    amounts = [cents for year in years for cents in (year.settled, *year.totals.values())]
    if not any(amounts):
        return None
    ticks = tick_values(min(0, *amounts), max(0, *amounts))
    scale = (HEIGHT - TOP - BOTTOM) / (ticks[-1] - ticks[0])

    def at(cents: int) -> float:
        return round(TOP + (ticks[-1] - cents) * scale, 1)

    room = (WIDTH - LEFT) / len(years)
    width = min(WIDEST_BAR, room * 0.8 / len(kinds))
    bars: list[Bar] = []
    for number, year in enumerate(years):
        first = LEFT + room * number + (room - width * len(kinds)) / 2
        for place, kind in enumerate(kinds):
            x = round(first + width * place, 1)
            total = year.totals.get(kind, 0)
            bars.append(_bar(kind, x, width, at(0), at(total), is_empty=not total))
            if year.settled:
                bars.append(_bar("settled", x, width, at(0), at(year.settled), is_empty=False))
    labels = tuple(
        Mark(round(LEFT + room * (number + 0.5), 1), label=year.label)
        for number, year in enumerate(years)
    )
    return ForecastChart(tuple(bars), tuple(Mark(at(c), c) for c in ticks), labels, at(0))


def _bar(kind: str, x: float, width: float, zero: float, end: float, *, is_empty: bool) -> Bar:
    height = 0.0 if is_empty else max(abs(zero - end), LOWEST_BAR)
    top = zero if end > zero else zero - height
    return Bar(kind, x, round(top, 1), round(width - 2, 1), round(height, 1))


def tick_values(low: int, high: int) -> list[int]:
    """Return round amounts (1, 2 or 5 with zeros) from at most `low` to at least `high`."""
    span = max(high - low, 1)
    steps = (factor * 10**power for power in range(2, 20) for factor in (1, 2, 5))
    step = next(step for step in steps if span <= step * (MOST_TICKS - 1))
    return [number * step for number in range(low // step, -(-high // step) + 1)]
