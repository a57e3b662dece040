"""The clock of the law: exact cases, and many against a clock that walks from day to day."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pages.challenges.clock import ClockError, due_on, term_of
from tests.pages.challenges.slow_clock import walk


@dataclass(frozen=True)
class Step:
    kind: str
    on: date
    weeks: int = 0
    days: int = 0


def start(on: date, weeks: int = 8) -> Step:
    return Step("start", on, weeks=weeks)


MONDAY = date(2026, 3, 2)


def test_eight_weeks_from_the_day_after_receipt():
    assert due_on([start(date(2026, 3, 3))]) == date(2026, 4, 28)
    # 27 April is the King's birthday.
    assert term_of([start(MONDAY)]).nominal == date(2026, 4, 27)
    assert due_on([start(MONDAY)]) == date(2026, 4, 28)
    # Through a leap day, a change of the clock and a year's end.
    assert due_on([start(date(2028, 2, 1), weeks=6)]) == date(2028, 3, 14)
    assert due_on([start(date(2026, 11, 6))]) == date(2027, 1, 4)


def test_waiting_for_a_completion_counts_for_nothing():
    """Asked on 9 March, two weeks of time, completed on 16 March: 10 to 15 March do not count."""
    asked = Step("suspend", date(2026, 3, 9), days=14)
    while_waiting = term_of([start(MONDAY), asked])
    assert while_waiting.due == date(2026, 5, 11)
    assert while_waiting.suspended_on == date(2026, 3, 9)
    done = term_of([start(MONDAY), asked, Step("resume", date(2026, 3, 16))])
    # 27 April and six days: a Sunday, so Monday.
    assert (done.nominal, done.due, done.suspended_days) == (
        date(2026, 5, 3),
        date(2026, 5, 4),
        6,
    )
    assert done.suspended_on is None


@pytest.mark.parametrize(("completed", "days"), [(9, 0), (10, 0), (11, 1), (23, 13), (24, 14)])
def test_the_day_of_the_letter_and_the_day_of_the_answer_count(completed, days):
    asked = Step("suspend", date(2026, 3, 9), days=14)
    term = term_of([start(MONDAY), asked, Step("resume", date(2026, 3, completed))])
    assert term.suspended_days == days


def test_who_never_answers_keeps_the_term_no_longer_than_the_time_given():
    asked = Step("suspend", date(2026, 3, 9), days=14)
    never = due_on([start(MONDAY), asked])
    much_later = due_on([start(MONDAY), asked, Step("resume", date(2026, 4, 20))])
    assert never == much_later == date(2026, 5, 11)


def test_an_extension_once_and_in_time():
    longer = Step("extend", date(2026, 4, 28), weeks=6)
    term = term_of([start(MONDAY), longer])
    assert (term.due, term.is_extended) == (date(2026, 6, 8), True)
    assert due_on([start(MONDAY), Step("extend", MONDAY, weeks=6)]) == term.due


def test_a_promised_day_does_not_run_on_unless_it_has_moved():
    saturday = date(2026, 5, 2)
    promise = Step("start", MONDAY, days=(saturday - MONDAY).days)
    assert due_on([promise]) == saturday
    asked, answered = Step("suspend", MONDAY, days=14), Step("resume", date(2026, 3, 4))
    assert due_on([promise, asked, answered]) == date(2026, 5, 4)


def test_a_term_of_more_than_twelve_weeks_does_not_run_on():
    assert due_on([start(date(2026, 3, 7), weeks=12)]) == date(2026, 6, 1)
    assert due_on([start(date(2026, 3, 7), weeks=13)]) == date(2026, 6, 6)


def test_a_term_that_has_ended_stands_still_no_more():
    late = [start(MONDAY), Step("suspend", date(2026, 4, 28), days=14)]
    assert due_on(late) == date(2026, 4, 28)
    in_time = [start(MONDAY), Step("suspend", date(2026, 4, 27), days=14)]
    assert due_on(in_time) == date(2026, 5, 12)


REFUSED = [
    ([], "not_started"),
    ([Step("resume", MONDAY)], "not_started"),
    ([start(MONDAY), start(MONDAY)], "started_twice"),
    ([start(MONDAY), *[Step("suspend", MONDAY, days=9)] * 2], "suspended_twice"),
    ([start(MONDAY), Step("resume", MONDAY)], "not_suspended"),
    ([start(MONDAY), *[Step("extend", MONDAY, weeks=6)] * 2], "extended_twice"),
    ([start(MONDAY), Step("extend", date(2026, 4, 29), weeks=6)], "term_over"),
    ([start(MONDAY), Step("stop", MONDAY), Step("suspend", MONDAY, days=9)], "stopped"),
    ([start(MONDAY), Step("suspend", date(2026, 3, 1), days=9)], "backwards"),
]


@pytest.mark.parametrize(("steps", "code"), REFUSED, ids=lambda value: str(value)[:20])
def test_steps_that_cannot_follow_each_other(steps, code):
    with pytest.raises(ClockError) as caught:
        due_on(steps)
    assert caught.value.code == code


DAYS = st.dates(date(2024, 1, 1), date(2060, 12, 31))


@st.composite
def histories(draw):
    """A term with its suspensions and its extension, as they could follow each other."""
    weeks = draw(st.integers(0, 16))
    first = Step("start", draw(DAYS), weeks, 0 if weeks else draw(st.integers(0, 150)))
    steps, day, is_waiting, is_extended = [first], first.on, False, False
    for _step in range(draw(st.integers(0, 7))):
        day += timedelta(days=draw(st.integers(0, 40)))
        choices = ["resume" if is_waiting else "suspend"] + ["extend"] * (not is_extended)
        kind = draw(st.sampled_from(choices))
        if kind == "extend":
            is_extended = True
            steps.append(Step(kind, day, weeks=draw(st.integers(1, 12))))
        else:
            is_waiting = kind == "suspend"
            steps.append(Step(kind, day, days=draw(st.integers(0, 40)) if is_waiting else 0))
    if draw(st.booleans()):
        steps.append(Step("stop", day + timedelta(days=draw(st.integers(0, 20)))))
    own_days = draw(st.sets(st.integers(0, 200), max_size=9))
    return steps, {first.on + timedelta(days=number) for number in own_days}


@settings(max_examples=1500, deadline=None)
@given(histories())
@example(([start(date(2026, 3, 7)), Step("suspend", date(2026, 5, 2), days=3)], set()))
@example(
    (
        [
            start(date(2026, 3, 7)),
            Step("suspend", date(2026, 5, 2), days=3),
            Step("extend", date(2026, 5, 5), weeks=6),
        ],
        set(),
    )
)
def test_every_history_ends_where_a_walk_from_day_to_day_ends(history):
    steps, own_days = history
    expected = walk(steps, own_days)
    if expected is None:
        with pytest.raises(ClockError, match="term_over"):
            due_on(steps, own_days)
    else:
        assert due_on(steps, own_days) == expected


@settings(max_examples=300, deadline=None)
@given(histories())
def test_a_term_never_ends_before_it_would_without_what_happened(history):
    """Waiting and extending only ever give more time, and a later answer never less."""
    steps, own_days = history
    try:
        dues = [due_on(steps[:count], own_days) for count in range(1, len(steps) + 1)]
    except ClockError:
        return
    assert dues[-1] >= dues[0]
    for before, after, step in zip(dues, dues[1:], steps[1:], strict=False):
        if step.kind in ("suspend", "extend"):
            assert after >= before
        else:
            # While waiting we show the day for who uses all the time; it can only come nearer.
            assert after <= before
