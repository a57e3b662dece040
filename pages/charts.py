"""Charts as geometry: where bars and lines go in an SVG. Pure; the template draws attributes only.

A chart never replaces its table. Text in a chart is short; the table beside it says everything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 720
HEIGHT = 300
LEFT = 130
RIGHT = 14
TOP = 16
BOTTOM = 44
MOST_TICKS = 5
WIDEST_BAR = 64
# A bar that means something stays visible, however small beside the others.
LOWEST_BAR = 2.0


@dataclass(frozen=True)
class Column:
    """One period: `value` None means that the amount is not shown to protect people."""

    label: str
    value: int | None


@dataclass(frozen=True)
class Bar:
    """One bar, in units of the viewBox."""

    x: float
    y: float
    width: float
    height: float
    label: str
    is_hidden: bool


@dataclass(frozen=True)
class Tick:
    """A line of the grid with the value that it stands for."""

    y: float
    value: int


@dataclass(frozen=True)
class ColumnChart:
    """Bars per period and the running total as a line."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    line: str
    zero: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    tick_x: int = LEFT - 12
    label_y: int = HEIGHT - 14


def share_of(achieved: Decimal | None, target: Decimal | None) -> int | None:
    """The percentage of a target that was reached, rounded down; None when it says nothing."""
    if achieved is None or not target or target <= 0 or achieved < 0:
        return None
    return int(achieved * 100 / target)


def tick_values(low: int, high: int) -> list[int]:
    """Round values (1, 2 or 5 with zeros) from at most `low` to at least `high`."""
    span = max(high - low, 1)
    steps = (factor * 10**power for power in range(2, 20) for factor in (1, 2, 5))
    step = next(step for step in steps if span <= step * (MOST_TICKS - 1))
    first = low // step
    last = -(-high // step)
    return [number * step for number in range(first, last + 1)]


def column_chart(columns: Sequence[Column]) -> ColumnChart | None:
    """The chart of these periods in order; None when there is nothing to draw."""
    known = [column.value for column in columns if column.value is not None]
    if not known:
        return None
    totals = _running_totals(columns)
    low, high = min(0, *known, *totals), max(0, *known, *totals)
    ticks = tick_values(low, high)
    span = (ticks[-1] - ticks[0]) or 1
    scale = (HEIGHT - TOP - BOTTOM) / span

    def at(value: int) -> float:
        return round(TOP + (ticks[-1] - value) * scale, 1)

    room = (WIDTH - LEFT - RIGHT) / len(columns)
    width = round(min(WIDEST_BAR, room * 0.62), 1)
    bars = []
    for number, column in enumerate(columns):
        value = column.value or 0
        height = max(abs(at(value) - at(0)), LOWEST_BAR if value else 0)
        top = at(0) if value < 0 else at(0) - height
        x = LEFT + room * number + (room - width) / 2
        bars.append(
            Bar(
                round(x, 1), round(top, 1), width, round(height, 1), column.label,
                is_hidden=column.value is None,
            )
        )  # fmt: skip
    points = [
        f"{round(bar.x + width / 2, 1)},{at(total)}"
        for bar, total in zip(bars, totals, strict=True)
    ]
    # A running total over a hidden amount would give it away by subtraction.
    is_whole = len(known) == len(columns)
    return ColumnChart(
        bars=tuple(bars),
        ticks=tuple(Tick(at(value), value) for value in ticks),
        line=" ".join(points) if is_whole and len(points) > 1 else "",
        zero=at(0),
    )


def _running_totals(columns: Sequence[Column]) -> list[int]:
    total = 0
    totals = []
    for column in columns:
        total += column.value or 0
        totals.append(total)
    return totals
