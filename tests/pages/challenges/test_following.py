"""The term follows the moves, and every change of it is a row."""

from datetime import UTC, date, datetime

import pytest

from pages.challenges import services
from pages.challenges.enums import Action
from pages.challenges.errors import Refused
from pages.challenges.models import Response, TermEvent
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def steps(response):
    rows = TermEvent.objects.filter(response=response).order_by("pk")
    return [(row.kind, str(row.on), row.weeks, row.days, str(row.due)) for row in rows]


def completed(response, now):
    return services.complete_response(
        response=response, document=make.make_document(), draft_revision=0, now=now
    )


def test_from_receipt_to_decision():
    staff = make.make_staff("assessor")
    sent = make.make_sent()
    assert steps(sent) == [("start", "2026-03-02", 8, 0, "2026-04-28")]
    assert (sent.decide_by, sent.react_by) == (date(2026, 4, 28), date(2026, 3, 5))
    asked = services.ask_completion(
        response=sent, question="Met wie doet u dit?", by=staff, now=make.later(days=7)
    )
    assert asked.complete_by == date(2026, 3, 23)
    assert asked.decide_by == date(2026, 5, 11)
    done = completed(asked, make.later(days=14))
    assert done.decide_by == date(2026, 5, 4)
    services.withdraw(response=done, by=None, now=make.later(days=20))
    assert steps(sent) == [
        ("start", "2026-03-02", 8, 0, "2026-04-28"),
        ("suspend", "2026-03-09", 0, 14, "2026-05-11"),
        ("resume", "2026-03-16", 0, 0, "2026-05-04"),
        ("stop", "2026-03-22", 0, 0, "2026-05-04"),
    ]
    by = TermEvent.objects.values_list("by_name", flat=True).order_by("pk")
    assert list(by) == ["", str(staff), "", ""]


def test_who_goes_on_without_an_answer_lets_the_term_run_again():
    staff = make.make_staff()
    asked = services.ask_completion(
        response=make.make_sent(), question="Met wie doet u dit?", by=staff, now=make.NOW
    )
    taken = services.take_up(response=asked, by=staff, now=make.later(days=40))
    # Never more than the two weeks that were given.
    assert steps(taken)[-1] == ("resume", "2026-04-11", 0, 0, "2026-05-11")


def test_a_case_that_ends_while_it_waits_stops_there():
    staff = make.make_staff()
    asked = services.ask_completion(
        response=make.make_sent(), question="Met wie doet u dit?", by=staff, now=make.NOW
    )
    services.withdraw(response=asked, by=None, now=make.later(days=5))
    assert [kind for kind, *_rest in steps(asked)] == ["start", "suspend", "stop"]


def test_a_promised_day_is_a_term_in_days():
    call = make.make_call(closes_on=date(2026, 5, 1), decide_by=date(2026, 6, 6))
    sent = make.make_sent(call)
    # A Saturday: a promise does not run on.
    assert steps(sent) == [("start", "2026-03-02", 0, 96, "2026-06-06")]


def test_the_first_reaction_is_the_first_move_of_staff():
    staff = make.make_staff()
    sent = make.make_sent()
    assert sent.reacted_at is None
    taken = services.take_up(response=sent, by=staff, now=make.later(days=1))
    assert taken.reacted_at == make.later(days=1)
    asked = services.ask_completion(
        response=taken, question="Met wie doet u dit?", by=staff, now=make.later(days=2)
    )
    assert asked.reacted_at == make.later(days=1)
    stopped = services.withdraw(response=make.make_sent(), by=None, now=make.NOW)
    assert stopped.reacted_at is None


def test_work_that_the_resident_does_not_hear_of_is_no_first_reaction():
    staff, colleague = make.make_staff(), make.make_staff()
    sent = make.make_sent()
    for do in (services.assign_assessor, services.remove_assessor):
        do(response=sent, person=colleague, by=staff, now=make.later(days=1))
        sent.refresh_from_db()
        assert sent.reacted_at is None
    taken = services.take_up(response=sent, by=staff, now=make.later(days=2))
    assert taken.reacted_at == make.later(days=2)


def test_a_clock_that_is_a_little_behind_does_no_harm():
    staff = make.make_staff()
    late = datetime(2026, 3, 2, 23, 1, tzinfo=UTC)  # one past midnight on 3 March
    sent = make.make_sent(now=late)
    taken = services.ask_completion(
        response=sent, question="Met wie doet u dit?", by=staff, now=make.later(hours=12)
    )
    assert [on for _kind, on, *_rest in steps(taken)] == ["2026-03-03", "2026-03-03"]


@pytest.mark.parametrize(
    ("sent_at", "due"),
    [
        # Summer time begins on 29 March 2026 and ends on 25 October: terms are days.
        (datetime(2026, 2, 1, 23, 30, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 9, 7, 21, 59, tzinfo=UTC), date(2026, 11, 2)),
        (datetime(2026, 9, 7, 22, 0, tzinfo=UTC), date(2026, 11, 3)),
        # Over the end of a year, past New Year's Day.
        (datetime(2026, 11, 5, 23, 30, tzinfo=UTC), date(2027, 1, 4)),
    ],
)
def test_the_day_is_the_dutch_one_on_both_sides_of_a_change_of_the_clock(sent_at, due):
    assert make.make_sent(now=sent_at).decide_by == due


def test_a_refused_move_writes_no_step():
    staff = make.make_staff()
    stopped = services.withdraw(response=make.make_sent(), by=None, now=make.NOW)
    with pytest.raises(Refused):
        services.take_up(response=stopped, by=staff, now=make.NOW)
    assert [kind for kind, *_rest in steps(stopped)] == ["start", "stop"]
    assert Response.objects.get(pk=stopped.pk).decide_by == date(2026, 4, 28)
    assert stopped.events.filter(action=Action.TAKE_UP).count() == 0
