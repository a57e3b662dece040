"""The chart of a forecast: where bars, grid and labels go."""

from __future__ import annotations

import pytest

from contracts.forecast_chart import YearColumn, forecast_chart, tick_values

pytestmark = pytest.mark.pure

KINDS = ("low", "expected", "high")


def test_each_year_has_a_bar_per_scenario_and_what_was_settled_below_it() -> None:
    years = [
        YearColumn("2025", 100_000, {"low": 100_000, "expected": 100_000, "high": 200_000}),
        YearColumn("2026", 0, {"low": 0, "expected": 1, "high": 400_000}),
    ]
    chart = forecast_chart(years, KINDS)
    assert chart is not None
    assert [tick.cents for tick in chart.ticks] == [0, 100_000, 200_000, 300_000, 400_000]
    assert [bar.kind for bar in chart.bars] == [
        *("low", "settled", "expected", "settled", "high", "settled"),
        *KINDS,
    ]
    by_height = {(bar.kind, bar.x): bar.height for bar in chart.bars}
    assert len(by_height) == 9
    top = chart.bars[-1]
    assert (top.y, top.y + top.height) == (chart.ticks[-1].at, chart.zero)
    assert (chart.bars[-3].height, chart.bars[-2].height) == (0.0, 2.0)
    assert [mark.label for mark in chart.labels] == ["2025", "2026"]


def test_money_that_comes_back_hangs_below_zero() -> None:
    chart = forecast_chart([YearColumn("2026", 0, {"low": -60_000})], ("low",))
    assert chart is not None
    (bar,) = chart.bars
    assert bar.y == chart.zero
    assert round(bar.y + bar.height, 1) == chart.ticks[0].at


def test_nothing_gives_no_chart_and_amounts_are_round() -> None:
    assert forecast_chart([], KINDS) is None
    assert forecast_chart([YearColumn("2026", 0, {"low": 0})], KINDS) is None
    assert tick_values(0, 1) == [0, 100]
    assert tick_values(-150, 900) == [-500, 0, 500, 1000]
