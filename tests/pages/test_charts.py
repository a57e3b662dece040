from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.charts import Column, column_chart, share_of, tick_values

AMOUNTS = st.integers(min_value=-(10**14), max_value=10**14)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 0, [0]),
        (0, 40_000, [0, 10_000, 20_000, 30_000, 40_000]),
        (0, 123_456, [0, 50_000, 100_000, 150_000]),
        (-500, 90_000_00, [-5_000_000, 0, 5_000_000, 10_000_000]),
    ],
)
def test_ticks_are_round_and_cover_the_values(low, high, expected):
    assert tick_values(low, high) == expected


@pytest.mark.parametrize(
    ("achieved", "target", "share"),
    [
        (Decimal("180"), Decimal("250"), 72),
        (Decimal("2"), Decimal("3"), 66),
        (Decimal("300"), Decimal("250"), 120),
        (None, Decimal("250"), None),
        (Decimal("1"), None, None),
        (Decimal("1"), Decimal("0"), None),
        (Decimal("-1"), Decimal("5"), None),
    ],
)
def test_share_of_a_target_is_rounded_down_or_says_nothing(achieved, target, share):
    assert share_of(achieved, target) == share


def test_bars_stand_on_zero_and_the_line_adds_up():
    chart = column_chart([Column("een", 100_00), Column("twee", 300_00)])
    heights = [bar.height for bar in chart.bars]
    assert heights[1] == pytest.approx(3 * heights[0], abs=0.3)
    assert all(bar.y + bar.height == pytest.approx(chart.zero, abs=0.2) for bar in chart.bars)
    assert len(chart.line.split()) == 2


def test_hidden_amount_has_no_bar_and_gives_no_running_total():
    chart = column_chart([Column("een", 100_00), Column("twee", None), Column("drie", 5)])
    assert [bar.is_hidden for bar in chart.bars] == [False, True, False]
    assert chart.bars[1].height == 0
    assert chart.line == ""


def test_nothing_known_is_no_chart():
    assert column_chart([]) is None
    assert column_chart([Column("een", None)]) is None


@given(st.lists(st.none() | AMOUNTS, min_size=1, max_size=60))
def test_everything_stays_inside_the_drawing(values):
    chart = column_chart([Column(str(number), value) for number, value in enumerate(values)])
    if chart is None:
        assert all(value is None for value in values)
        return
    for bar in chart.bars:
        assert chart.left <= bar.x
        assert bar.x + bar.width <= chart.right + 0.2
        assert bar.y >= -2.1
        assert bar.y + bar.height <= chart.height
