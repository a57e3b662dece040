"""The parts of a difference always add up to it, whatever the amounts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.arithmetic import Step
from contracts.settlement_differences import Part, by_causes, by_stages, stages_of

pytestmark = pytest.mark.pure

Q1, Q2 = date(2026, 1, 1), date(2026, 4, 1)
KEYS = st.tuples(st.sampled_from(["jobs", "floor", "vat"]), st.sampled_from([Q1, Q2]))
AMOUNTS = st.dictionaries(KEYS, st.integers(-(10**9), 10**9), max_size=6)
COURSES = st.lists(
    st.tuples(st.sampled_from(["terms", "added", "changed+added"]), AMOUNTS), max_size=5
)
EXACT = st.fractions(-(10**6), 10**6, max_denominator=1000)


def trace(worth: Fraction, limits: list[Fraction], rounded: Fraction) -> list[Step]:
    steps, amount = [Step("price", {}, {"quantity": "1"}, str(worth))], worth
    for number, result in enumerate(limits):
        steps.append(Step("limit", {"code": f"cap{number}"}, {"amount": str(amount)}, str(result)))
        amount = result
    steps.append(Step("rounding", {}, {"amount": str(amount)}, str(rounded)))
    steps.append(Step("split", {}, {"amount": str(rounded)}, str(rounded)))
    return steps


@given(AMOUNTS, COURSES)
def test_causes_add_up_to_what_each_line_moved_by(
    before: dict[tuple[str, date], int], courses: list[tuple[str, dict[tuple[str, date], int]]]
) -> None:
    lines = by_causes(before, courses)
    after = courses[-1][1] if courses else before
    for line in lines:
        key = (line.component, line.origin)
        assert (line.before, line.after) == (before.get(key, 0), after.get(key, 0))
        assert sum(part.cents for part in line.parts) == line.cents
        assert all(part.cents for part in line.parts)
    moved = {(line.component, line.origin) for line in lines}
    same = {key: before.get(key, 0) for key in {*before, *after} - moved}
    assert all(after.get(key, 0) == cents for key, cents in same.items())
    assert sum(line.cents for line in lines) == sum(after.values()) - sum(before.values())


LINE = st.tuples(EXACT, st.lists(EXACT, max_size=3), EXACT, st.integers(-(10**9), 10**9))


@given(LINE, LINE)
def test_stages_add_up_to_the_line_and_their_differences_to_its_difference(
    first: tuple[Fraction, list[Fraction], Fraction, int],
    last: tuple[Fraction, list[Fraction], Fraction, int],
) -> None:
    parts = [stages_of(trace(*line[:3]), line[3]) for line in (first, last)]
    assert [sum(part.cents for part in found) for found in parts] == [first[3], last[3]]
    line = by_stages("jobs", Q2, *parts)
    assert (line.before, line.after) == (first[3], last[3])
    assert sum(part.cents for part in line.parts) == line.cents == last[3] - first[3]


def test_each_stage_is_named_by_what_it_did() -> None:
    steps = trace(Fraction("3900.333"), [Fraction(3000)], Fraction(3000))
    assert stages_of(steps, 0) == (
        Part("worth", 390033),
        Part("limit", -90033, "cap0"),
        Part("posted", -300000),
    )
    assert stages_of([], -5) == (Part("posted", -5),)


def test_causes_come_in_order_and_lines_by_period() -> None:
    lines = by_causes(
        {("jobs", Q2): 100, ("floor", Q1): 5},
        [
            ("terms", {("jobs", Q2): 150, ("floor", Q1): 5}),
            ("added", {("jobs", Q2): 120, ("jobs", Q1): 7, ("floor", Q1): 5}),
        ],
    )
    assert [(line.component, line.origin, line.parts) for line in lines] == [
        ("jobs", Q1, (Part("added", 7),)),
        ("jobs", Q2, (Part("terms", 50), Part("added", -30))),
    ]
