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


def test_a_total_leaves_out_what_was_before() -> None:
    series = Series([(day(2), Fraction(3)), (day(6), Fraction(4))], [(day(1), day(9))])
    assert series.total(day(5), day(8)) == 4 + 3
    assert series.total(day(2), day(2)) == 0


def test_stretches_are_the_days_of_change() -> None:
    series = Series([(day(4), Fraction(1))], [(day(2), day(7))])
    assert list(series.stretches()) == [(day(4), day(4)), (day(2), day(6))]


def test_a_day_belongs_to_the_spell_that_began_first() -> None:
    spans = [(day(3), day(6), "b"), (day(1), day(4), "a"), (day(2), day(4), "c")]
    assert union_spans(spans) == [(day(1), day(4), "a"), (day(4), day(6), "b")]


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(1, 5), (7, 9)]),
        ([(1, 5)], [(7, 9)]),
        ([(0, 1), (5, 7), (9, 12)], [(1, 5), (7, 9)]),
        ([(2, 3), (4, 8)], [(1, 2), (3, 4), (8, 9)]),
        ([(0, 1), (1, 2), (3, 5)], [(2, 3), (7, 9)]),
        ([(0, 20)], []),
    ],
)
def test_what_is_left_of_spells(taken: list, left: list) -> None:
    own = as_spans([(1, 5), (7, 9)])
    assert subtract_spans(own, as_spans(taken)) == as_spans(left)
