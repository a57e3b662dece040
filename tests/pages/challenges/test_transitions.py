"""Every legal move, and every other one refused."""

from itertools import product

import pytest

from pages.challenges import services
from pages.challenges.enums import Action, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Response, ResponseEvent
from pages.challenges.services.moves import lock_response, move
from pages.challenges.transitions import (
    DECIDED,
    DECISION_ACTIONS,
    NEGATIVE_ACTIONS,
    OPEN,
    TRANSITIONS,
    WRITABLE,
    allowed_actions,
    next_status,
)
from tests.factories import challenges as make

EVERY_MOVE = list(product(Status, Action, Who))


def test_table_reads_as_agreed():
    lines = {f"{at} --{action}/{who}--> {to}" for (at, action, who), to in TRANSITIONS.items()}
    assert len(lines) == 21
    assert "draft --send/resident--> submitted" in lines
    assert "completion_requested --complete/resident--> in_handling" in lines
    assert "in_handling --reject/decider--> rejected" in lines


def test_every_status_but_draft_can_be_reached():
    reached = set(TRANSITIONS.values())
    assert reached == set(Status) - {Status.DRAFT}


def test_decided_and_withdrawn_are_final():
    for status in DECIDED | {Status.WITHDRAWN}:
        after = {to for (at, _action, _who), to in TRANSITIONS.items() if at == status}
        assert after <= {status}


def test_groups_of_statuses_do_not_overlap():
    assert not OPEN & DECIDED
    assert Status.DRAFT not in OPEN
    assert {Status.DRAFT, Status.COMPLETION_REQUESTED} == WRITABLE
    assert NEGATIVE_ACTIONS < DECISION_ACTIONS


@pytest.mark.parametrize("status", Status)
def test_allowed_actions_are_those_of_the_table(status):
    for who in Who:
        expected = [action for action in Action if next_status(status, action, who) is not None]
        assert sorted(allowed_actions(status, [who])) == sorted(expected)


@pytest.mark.django_db
class TestMove:
    @pytest.fixture
    def response(self):
        return make.make_sent()

    def test_every_move_of_the_table_is_made_and_every_other_refused(self, response):
        """All statuses × actions × roles on one real row."""
        staff = make.make_staff()
        for status, action, who in EVERY_MOVE:
            if status in DECIDED or status == Status.DRAFT:
                continue
            Response.objects.filter(pk=response.pk).update(status=status)
            before = ResponseEvent.objects.count()
            expected = next_status(status, action, who)
            locked = lock_response(response)
            if expected is None:
                with pytest.raises(Refused) as refused:
                    move(response=locked, action=action, who=who, by=staff, now=make.NOW)
                assert refused.value.code == "not_allowed"
                assert ResponseEvent.objects.count() == before
                assert lock_response(response).status == status
            else:
                event = move(response=locked, action=action, who=who, by=staff, now=make.NOW)
                assert lock_response(response).status == expected
                assert (event.status_before, event.status_after) == (status, expected)
                assert ResponseEvent.objects.count() == before + 1

    @pytest.mark.parametrize("action", sorted(DECISION_ACTIONS))
    def test_after_a_decision_every_other_move_says_who_decided(self, action):
        staff = make.make_staff()
        response = make.make_decided(staff, action)
        for other, who in product(Action, Who):
            if next_status(response.status, other, who) is not None:
                continue
            with pytest.raises(Refused) as refused:
                move(
                    response=lock_response(response), action=other, who=who, by=staff, now=make.NOW
                )
            assert refused.value.code == "already_decided"
            assert refused.value.params["by"] == str(staff)

    def test_a_draft_can_only_be_sent(self):
        draft = make.make_draft()
        for action, who in product(Action, Who):
            if (action, who) == (Action.SEND, Who.RESIDENT):
                continue
            with pytest.raises(Refused):
                move(response=lock_response(draft), action=action, who=who, by=None, now=make.NOW)

    def test_events_tell_the_whole_story_in_order(self):
        staff = make.make_staff()
        response = make.make_in_handling(staff)
        services.ask_completion(
            response=response,
            question="Wat kost het gereedschap?",
            by=staff,
            now=make.later(days=1),
        )
        services.complete_response(
            response=response,
            document=make.make_document(),
            draft_revision=0,
            now=make.later(days=2),
        )
        services.decide(
            response=response, text=make.decision_text(), by=staff, now=make.later(days=3)
        )
        assert list(response.events.values_list("action", "who")) == [
            ("send", "resident"),
            ("take_up", "handler"),
            ("ask_completion", "handler"),
            ("complete", "resident"),
            ("accept", "decider"),
        ]
