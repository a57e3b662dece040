"""Where the bars of a document's chart go: one geometry for the page (SVG) and the PDF. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from contracts.exports.report_document import BarChart

WIDTH: Final = 640
HEIGHT: Final = 240
LEFT: Final = 104
RIGHT: Final = 8
TOP: Final = 12
BOTTOM: Final = 26
MOST_TICKS: Final = 5
MOST_LABELS: Final = 8
WIDEST_BAR: Final = 36.0
# A bar that means something stays visible, however small beside the others.
LOWEST_BAR: Final = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, measured from the upper left corner; `series` counts from 0."""

    series: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something along an axis: where, and which cents or words belong to it."""

    at: float
    cents: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Bars, lines of the grid, and labels under the bars."""

    bars: tuple[Bar, ...]
    ticks: tuple[Mark, ...]
    labels: tuple[Mark, ...]
    zero: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    axis_x: int = LEFT - 8
    label_y: int = HEIGHT - 8


def tick_cents(low: int, high: int) -> list[int]:
    """Return round amounts (1, 2 or 5 with zeros) from at most `low` to at least `high`."""
    span = max(high - low, 1)
    steps = (factor * 10**power for power in range(2, 20) for factor in (1, 2, 5))
    step = next(step for step in steps if span <= step * (MOST_TICKS - 1))
    return [number * step for number in range(low // step, -(-high // step) + 1)]


def geometry_of(chart: BarChart) -> Geometry | None:
    """Return where everything goes; None when no amount is shown."""
    known = [cents for _name, values in chart.series for cents in values if cents is not None]
    if not known:
        return None
    ticks = tick_cents(min(0, *known), max(0, *known))
    scale = (HEIGHT - TOP - BOTTOM) / ((ticks[-1] - ticks[0]) or 1)

    def at(cents: int) -> float:
        return round(TOP + (ticks[-1] - cents) * scale, 1)

    room = (WIDTH - LEFT - RIGHT) / len(chart.labels)
    width = round(min(WIDEST_BAR, room * 0.76 / len(chart.series)), 1)
    begin = (room - width * len(chart.series)) / 2
    bars = []
    for series, (_name, values) in enumerate(chart.series):
        for place, cents in enumerate(values):
            if not cents:
                continue
            height = round(max(abs(at(cents) - at(0)), LOWEST_BAR), 1)
            x = round(LEFT + room * place + begin + width * series, 1)
            bars.append(Bar(series, x, at(0) if cents < 0 else at(0) - height, width, height))
    step = -(-len(chart.labels) // MOST_LABELS)
    labels = tuple(
        Mark(round(LEFT + room * (place + 0.5), 1), label=label)
        for place, label in enumerate(chart.labels)
        if place % step == 0
    )
    return Geometry(tuple(bars), tuple(Mark(at(c), c) for c in ticks), labels, at(0))
