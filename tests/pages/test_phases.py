from dataclasses import replace
from datetime import date

import pytest

from pages.phases import CallDates, Phase, phase_on, timeline

DATES = CallDates(opens_on=date(2026, 3, 1), closes_on=date(2026, 4, 30))


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2026, 2, 28), Phase.PLANNED),
        (date(2026, 3, 1), Phase.OPEN),
        (date(2026, 4, 30), Phase.OPEN),
        (date(2026, 5, 1), Phase.CLOSED),
    ],
)
def test_window_includes_its_first_and_last_day(day, phase):
    assert phase_on(DATES, day) is phase


@pytest.mark.parametrize(
    ("field", "phase"),
    [
        ("assessment_on", Phase.IN_ASSESSMENT),
        ("decided_on", Phase.DECIDED),
        ("running_on", Phase.RUNNING),
        ("finished_on", Phase.FINISHED),
        ("withdrawn_on", Phase.WITHDRAWN),
    ],
)
def test_a_date_starts_its_phase_on_that_day(field, phase):
    dates = replace(DATES, **{field: date(2026, 6, 1)})
    assert phase_on(dates, date(2026, 5, 31)) is Phase.CLOSED
    assert phase_on(dates, date(2026, 6, 1)) is phase


def test_withdrawn_goes_before_everything_even_while_open():
    dates = replace(DATES, withdrawn_on=date(2026, 3, 10))
    assert phase_on(dates, date(2026, 3, 10)) is Phase.WITHDRAWN


def test_a_draft_without_window_is_planned():
    assert phase_on(CallDates(None, None), date(2026, 1, 1)) is Phase.PLANNED


def names(steps):
    return [step.phase for step in steps]


def test_timeline_of_an_open_call_expects_the_decision_at_the_latest():
    steps = timeline(DATES, date(2026, 7, 1), date(2026, 3, 5))
    assert names(steps) == [
        Phase.OPEN,
        Phase.IN_ASSESSMENT,
        Phase.DECIDED,
        Phase.RUNNING,
        Phase.FINISHED,
    ]
    assert [step.is_now for step in steps] == [True, False, False, False, False]
    assert (steps[0].on, steps[0].until) == (date(2026, 3, 1), date(2026, 4, 30))
    assert (steps[2].on, steps[2].is_expected) == (date(2026, 7, 1), True)


@pytest.mark.parametrize(
    ("day", "at", "phase"),
    [(date(2026, 1, 1), 0, Phase.PLANNED), (date(2026, 5, 5), 1, Phase.CLOSED)],
)
def test_timeline_adds_the_waiting_phases_only_while_they_last(day, at, phase):
    steps = timeline(DATES, date(2026, 7, 1), day)
    assert steps[at].phase is phase
    assert steps[at].is_now
    assert all(step.is_past for step in steps[:at])


def test_timeline_of_a_withdrawn_call_stops_there():
    dates = replace(DATES, withdrawn_on=date(2026, 3, 20))
    steps = timeline(dates, date(2026, 7, 1), date(2026, 8, 1))
    assert names(steps) == [Phase.OPEN, Phase.WITHDRAWN]
