"""Until when a decision on an objection may take, over years and around holidays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.challenges.enums import ObjectionStepKind
from pages.challenges.holidays import is_free
from pages.challenges.objection_clock import (
    StepData,
    asked_to_mend,
    begins_after,
    last_day_to_mend,
    objection_due,
)

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


ASKED = StepData(date(2026, 4, 21), 0, ObjectionStepKind.SUSPEND, days=14)


def mended(day: date) -> StepData:
    return StepData(day, 0, ObjectionStepKind.RESUME)


@pytest.mark.parametrize(
    ("asked", "mended_on", "due"),
    [
        # All of the time, from the day after the letter: fourteen days.
        (ASKED, None, date(2026, 6, 8)),
        # The day on which it came in counts again: six days, to a Sunday.
        (ASKED, date(2026, 4, 28), date(2026, 6, 1)),
        (ASKED, date(2026, 4, 21), date(2026, 5, 26)),
        # Too late: not more than the time that was given.
        (ASKED, date(2026, 5, 20), date(2026, 6, 8)),
        # Before the term begins nothing stands still; of this one only 14 to 20 April do.
        (replace(ASKED, on=date(2026, 3, 3)), None, date(2026, 5, 26)),
        (replace(ASKED, on=date(2026, 4, 6)), None, date(2026, 6, 1)),
        # On Whit Monday the term still runs on; on the day after it is over.
        (replace(ASKED, on=date(2026, 5, 25), days=7), None, date(2026, 6, 2)),
        (replace(ASKED, on=date(2026, 5, 26), days=7), None, date(2026, 5, 26)),
    ],
)
def test_it_stands_still_while_a_default_is_mended(asked, mended_on, due):
    steps = [StepData(date(2026, 4, 13), 6), asked]
    assert objection_due([*steps, *([mended(mended_on)] if mended_on else [])]) == due


def test_it_can_stand_still_twice_and_be_adjourned_beside():
    again = StepData(date(2026, 5, 11), 0, ObjectionStepKind.SUSPEND, days=7)
    steps = [StepData(date(2026, 4, 13), 6), ASKED, again]
    assert objection_due(steps) == date(2026, 6, 15)
    # The first time passed; what came in after the second says nothing about the first.
    assert objection_due([*steps, mended(date(2026, 5, 13))]) == date(2026, 6, 9)
    assert objection_due([*steps, ADJOURNED]) == date(2026, 7, 27)


def test_what_was_asked_last_is_open_until_something_comes_in():
    start = StepData(date(2026, 4, 13), 6)
    assert asked_to_mend([start]) is None
    assert asked_to_mend([start, ASKED, ADJOURNED]) == ASKED
    assert last_day_to_mend(ASKED) == date(2026, 5, 5)
    assert asked_to_mend([start, ASKED, mended(date(2026, 6, 1))]) is None


@given(asked_on=st.integers(-40, 80), time=st.integers(1, 84), mended_after=st.integers(0, 100))
def test_counted_day_by_day_it_is_the_same(asked_on, time, mended_after):
    """The slow way: six weeks of days that count, then on to a day that is not free."""
    start = date(2026, 4, 13)
    asked = StepData(start + timedelta(days=asked_on), 0, ObjectionStepKind.SUSPEND, days=time)
    came_in = asked.on + timedelta(days=mended_after)
    still = {asked.on + timedelta(days=n) for n in range(1, time + 1)}
    still = {day for day in still if day < came_in}
    day, left = start, 42
    if asked.on < objection_due([StepData(start, 6)]):
        while left or (is_free(day) or day in still):
            day += timedelta(days=1)
            left -= left > 0 and day not in still
    else:
        day = date(2026, 5, 26)
    assert objection_due([StepData(start, 6), asked, mended(came_in)]) == day


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
