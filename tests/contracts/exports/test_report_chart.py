"""Where bars go: nothing is drawn for what is not shown, and what is small stays visible."""

import pytest

from contracts.exports.report_chart import geometry_of, tick_cents
from contracts.exports.report_document import BarChart


def chart(*series, labels=("a", "b", "c")):
    named = tuple((f"reeks {place}", values) for place, values in enumerate(series))
    return BarChart("Titel", "EUR", labels, named)


def test_bars_stand_on_the_zero_line_and_hang_below_it():
    found = geometry_of(chart((100_00, -50_00, None), (0, 1, None)))
    assert [(bar.series, bar.height) for bar in found.bars] == [(0, 134.7), (0, 67.3), (1, 2.0)]
    up, down, small = found.bars
    assert round(up.y + up.height, 1) == found.zero == down.y
    assert round(small.y + small.height, 1) == found.zero
    assert [mark.label for mark in found.labels] == ["a", "b", "c"]


def test_nothing_to_show_is_no_chart_and_many_labels_are_thinned():
    assert geometry_of(chart((None, None, None))) is None
    labels = tuple(str(number) for number in range(20))
    found = geometry_of(chart(tuple(range(20)), labels=labels))
    assert len(found.labels) == 7


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 0, [0, 100][:1]),
        (0, 25_000, [0, 10_000, 20_000, 30_000]),
        (-500, 900, [-500, 0, 500, 1000]),
    ],
)
def test_ticks_are_round(low, high, ticks):
    assert tick_cents(low, high) == ticks
