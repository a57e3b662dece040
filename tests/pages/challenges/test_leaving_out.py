"""Leaving a plan out of treatment: only after the chance to complete it, and within four weeks."""

from datetime import timedelta

import pytest

from pages.challenges import services
from pages.challenges.enums import Action, Status
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

# Asked on Monday 2 March 2026, with two weeks to answer.
LAST_DAY = make.NOW + timedelta(days=14)
LAST_TO_TELL = LAST_DAY + timedelta(weeks=4)


@pytest.fixture
def staff():
    return make.make_staff()


@pytest.fixture
def asked(staff):
    response = make.make_in_handling(staff)
    make.free(response, staff)
    return services.ask_completion(
        response=response, question="Wat kost het gereedschap?", by=staff, now=make.NOW
    )


def propose(response, by, now):
    text = make.decision_text(Action.LEAVE_OUT)
    return services.propose_decision(response=response, text=text, by=by, now=now)


def refused(response, by, now):
    with pytest.raises(Refused) as error:
        propose(response, by, now)
    response.refresh_from_db()
    return error.value.code, error.value.params


def test_who_was_never_asked_is_not_left_out(staff):
    response = make.make_in_handling(staff)
    make.free(response, staff)
    assert refused(response, staff, make.NOW) == ("ask_completion_first", {"field": "action"})
    assert response.status == Status.IN_HANDLING


def test_who_has_time_left_is_not_left_out(staff, asked):
    code, params = refused(asked, staff, LAST_DAY)
    assert (code, params["date"]) == ("time_to_complete", "16 maart 2026")
    assert asked.status == Status.COMPLETION_REQUESTED
    # Nor by taking it up first.
    services.take_up(response=asked, by=staff, now=LAST_DAY)
    assert refused(asked, staff, LAST_DAY)[0] == "time_to_complete"
    propose(asked, staff, LAST_DAY + timedelta(days=1))
    asked.refresh_from_db()
    assert asked.status == Status.DECISION_PROPOSED


def test_what_came_in_and_is_not_enough_can_be_left_out_at_once(staff, asked):
    services.complete_response(
        response=asked, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    propose(asked, staff, make.NOW)
    asked.refresh_from_db()
    assert asked.status == Status.DECISION_PROPOSED


def test_the_four_weeks_run_from_the_end_of_the_time(staff, asked):
    code, params = refused(asked, staff, LAST_TO_TELL + timedelta(days=1))
    assert (code, params["date"]) == ("left_out_too_late", "13 april 2026")
    propose(asked, staff, LAST_TO_TELL)


def test_or_from_the_completion(staff, asked):
    services.complete_response(
        response=asked, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    last = make.NOW + timedelta(weeks=4)
    code, params = refused(asked, staff, last + timedelta(days=1))
    assert (code, params["date"]) == ("left_out_too_late", "30 maart 2026")
    propose(asked, staff, last)


def test_who_decides_is_held_to_the_four_weeks_as_well(staff, asked):
    proposal = propose(asked, staff, LAST_TO_TELL)
    decider = make.make_staff("decider")
    make.free(asked, decider, now=LAST_TO_TELL)
    late = {"proposal": proposal, "by": decider, "now": LAST_TO_TELL + timedelta(days=1)}
    with pytest.raises(Refused, match="left_out_too_late"):
        services.decide(**late)
    services.decide(**{**late, "now": LAST_TO_TELL})
    assert Response.objects.get(pk=asked.pk).status == Status.LEFT_OUT
