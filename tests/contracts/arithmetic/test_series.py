"""Sums over time, and spells without overlaps."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.arithmetic.series import Series, subtract_spans, union_spans
from tests.contracts.arithmetic.profile import quick

pytestmark = pytest.mark.pure

spells = st.lists(
    st.tuples(st.integers(1, 30), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair))),
    max_size=6,
)


def day(number: int) -> date:
    return date.fromordinal(737000 + number)


def as_spans(pairs: list[tuple[int, int]]) -> list[tuple[date, date, str]]:
    return [(day(start), day(end), "") for start, end in pairs]


def test_points_count_on_their_day() -> None:
    series = Series([(day(3), Fraction(2)), (day(1), Fraction(1, 2))])
    assert [series.before(day(n)) for n in (1, 2, 3, 4)] == [0, Fraction(1, 2), Fraction(1, 2), 2.5]


@quick
@given(spells, spells, st.integers(0, 50))
def test_spells_are_days_counted_once(own: list, taken: list, at: int) -> None:
    left = subtract_spans(union_spans(as_spans(own)), union_spans(as_spans(taken)))
    series = Series([], [(start, end) for start, end, _ in left])
    days = {n for start, end in own for n in range(start, end)}
    days -= {n for start, end in taken for n in range(start, end)}
    assert series.before(day(at)) == len([n for n in days if n < at])
    assert series.total(day(5), day(20)) == len([n for n in days if 5 <= n < 20])
