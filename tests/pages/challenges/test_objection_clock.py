"""Until when a decision on an objection may take, over years and around holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.challenges.enums import ObjectionStepKind
from pages.challenges.holidays import is_free
from pages.challenges.objection_clock import StepData, begins_after, objection_due

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 12, 31))
ADJOURNED = StepData(date(2026, 5, 1), 6, ObjectionStepKind.ADJOURN)


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        # Six weeks after 13 April 2026 is Whit Monday.
        ([StepData(date(2026, 4, 13), 6)], date(2026, 5, 26)),
        ([StepData(date(2026, 4, 13), 12)], date(2026, 7, 6)),
        # Adjourned from the day itself, not from the day that it ran on to.
        ([StepData(date(2026, 4, 13), 6), ADJOURNED], date(2026, 7, 6)),
        ([StepData(date(2026, 4, 13), 13)], date(2026, 7, 13)),
        # Longer than twelve weeks by itself: a Sunday stays a Sunday.
        ([StepData(date(2026, 4, 12), 13)], date(2026, 7, 12)),
    ],
)
def test_the_last_day(steps, due):
    assert objection_due(steps) == due


def test_taking_it_back_moves_nothing():
    start = StepData(date(2026, 4, 13), 6)
    withdrawn = StepData(date(2026, 5, 4), 0, ObjectionStepKind.WITHDRAW)
    assert objection_due([start, withdrawn]) == objection_due([start])


def test_an_equated_day_of_the_municipality_runs_on():
    start = StepData(date(2026, 4, 13), 6)
    assert objection_due([start], frozenset({date(2026, 5, 26)})) == date(2026, 5, 27)


def test_it_begins_after_the_last_day_to_object_and_a_late_one_from_its_receipt():
    last = date(2026, 4, 13)
    assert begins_after(last, date(2026, 3, 10)) == last
    assert begins_after(last, date(2026, 5, 1)) == date(2026, 5, 1)


@given(on=DAYS, weeks=st.integers(1, 12), more=st.lists(st.integers(1, 26), max_size=4))
def test_never_early_never_on_a_free_day_and_never_more_than_a_week_over(on, weeks, more):
    steps = [StepData(on, weeks), *(StepData(on, w, ObjectionStepKind.CONSENT) for w in more)]
    nominal = on + timedelta(weeks=weeks + sum(more))
    due = objection_due(steps)
    assert nominal <= due <= nominal + timedelta(days=7)
    assert not is_free(due)
    days = [nominal + timedelta(days=n) for n in range((due - nominal).days)]
    assert all(is_free(day) for day in days)
