"""Every legal move, and every other one refused."""

from itertools import product

import pytest
from django.db import transaction

from pages.challenges import services
from pages.challenges.enums import Action, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Response, ResponseEvent
from pages.challenges.services.moves import lock_response, move
from pages.challenges.transitions import (
    DECIDED,
    DECISION_ACTIONS,
    DECISIONS,
    GRANTED,
    NEGATIVE_ACTIONS,
    OPEN,
    PROPOSABLE,
    TRANSITIONS,
    WITH_DECISION,
    WITHDRAWN,
    WRITABLE,
    allowed_actions,
    is_allowed,
    next_statuses,
)
from tests.factories import challenges as make

EVERY_MOVE = list(product(Status, Action, Who))


# Nothing may happen in these any more. After the work somebody can still object, within the term.
ENDS = {Status.WITHDRAWN, Status.CALL_WITHDRAWN}


def test_table_reads_as_agreed():
    lines = {
        f"{at} --{action}/{who}--> {after}"
        for (at, action, who), possible in TRANSITIONS.items()
        for after in possible
    }
    for line in (
        "draft --send/resident--> submitted",
        "draft --send/handler--> submitted",
        "completion_requested --complete/resident--> in_handling",
        "in_handling --advise/handler--> advised",
        "advised --propose_changes/handler--> changes_proposed",
        "changes_proposed --agree_changes/resident--> advised",
        "advised --propose_decision/handler--> decision_proposed",
        "decision_proposed --reject/decider--> rejected",
        "decision_proposed --send_back/decider--> in_handling",
        "rejected --object/resident--> objection",
        "running --object/resident--> objection",
        "finished --object/handler--> objection",
        "ended_early --object/resident--> objection",
        "objection --decide_objection/decider--> running",
        "objection --withdraw_objection/resident--> running",
        "objection --decide_objection/decider--> accepted",
        "accepted --start_running/contract_manager--> running",
    ):
        assert line in lines
    # No handler decides, and no decider prepares.
    assert {action for (_at, action, who) in TRANSITIONS if who == Who.DECIDER} == {
        *DECISION_ACTIONS, Action.SEND_BACK, Action.DECIDE_OBJECTION,
    }  # fmt: skip


def test_every_status_but_draft_can_be_reached():
    reached = {status for possible in TRANSITIONS.values() for status in possible}
    assert reached == set(Status) - {Status.DRAFT}


def test_every_action_is_somewhere_and_ends_are_final():
    assert {action for (_at, action, _who) in TRANSITIONS} == set(Action)
    assert {at for (at, _action, _who) in TRANSITIONS} == set(Status) - ENDS


def test_groups_of_statuses_do_not_overlap():
    assert not OPEN & WITH_DECISION
    assert not (OPEN | WITH_DECISION) & {Status.DRAFT, *ENDS}
    assert OPEN | WITH_DECISION | {Status.DRAFT, *ENDS} == set(Status)
    assert WITHDRAWN == ENDS
    assert DECIDED < WITH_DECISION
    assert GRANTED < WITH_DECISION
    assert {Status.DRAFT, Status.COMPLETION_REQUESTED} == WRITABLE
    assert NEGATIVE_ACTIONS < DECISION_ACTIONS


def test_what_can_be_proposed_can_be_decided_and_sent_back():
    for status in PROPOSABLE:
        assert is_allowed(status, Action.PROPOSE_DECISION, Who.HANDLER)
    assert {
        action: next_statuses(Status.DECISION_PROPOSED, action, Who.DECIDER) for action in DECISIONS
    } == {action: (after,) for action, after in DECISIONS.items()}


@pytest.mark.parametrize("status", Status)
def test_allowed_actions_are_those_of_the_table(status):
    for who in Who:
        expected = [action for action in Action if is_allowed(status, action, who)]
        assert sorted(allowed_actions(status, [who])) == sorted(expected)


def choose_or_be_refused(response, triple, possible, expected, staff):
    """Make one move to `expected`, or see that it is refused and leaves nothing behind."""
    status, action, who = triple
    before = ResponseEvent.objects.count()
    arguments = {"action": action, "who": who, "by": staff, "now": make.NOW}
    if expected is None:
        with pytest.raises(Refused) as refused:
            move(response=lock_response(response), **arguments)
        expected_code = "already_decided" if status in WITH_DECISION else "not_allowed"
        assert refused.value.code == expected_code, triple
        assert ResponseEvent.objects.count() == before
        assert lock_response(response).status == status
        return
    if len(possible) == 1:
        event = move(response=lock_response(response), **arguments)
    else:
        with pytest.raises(Refused):
            move(response=lock_response(response), **arguments)
        event = move(response=lock_response(response), to=expected, **arguments)
    assert lock_response(response).status == expected
    assert (event.status_before, event.status_after) == (status, expected)
    assert ResponseEvent.objects.count() == before + 1


@pytest.mark.django_db
class TestMove:
    @pytest.fixture
    def response(self):
        return make.make_decided(make.make_staff())

    def test_a_chosen_status_has_to_be_one_of_the_table(self):
        response = make.make_proposed(make.make_staff()).response
        arguments = {"action": Action.SEND_BACK, "who": Who.DECIDER, "by": None, "now": make.NOW}
        with pytest.raises(Refused):
            move(response=lock_response(response), to=Status.REJECTED, **arguments)
        move(response=lock_response(response), to=Status.ADVISED, **arguments)

    def test_every_move_of_the_table_is_made_and_every_other_refused(self, response):
        """All statuses × actions × roles on real rows, with a term that fits the status."""
        staff = make.make_staff()
        running, call = make.make_sent(), make.make_call()
        waiting = services.ask_completion(
            response=make.make_sent(call), question="Wat kost het?", by=staff, now=make.NOW
        )
        for status, action, who in EVERY_MOVE:
            if status == Status.DRAFT:
                continue
            row = running if status in OPEN else response
            row = waiting if status == Status.COMPLETION_REQUESTED else row
            possible = next_statuses(status, action, who)
            for expected in possible or (None,):
                # Undone each time, so that one move is not judged by what another left behind.
                with transaction.atomic():
                    Response.objects.filter(pk=row.pk).update(status=status)
                    choose_or_be_refused(row, (status, action, who), possible, expected, staff)
                    transaction.set_rollback(True)

    @pytest.mark.parametrize("action", sorted(DECISION_ACTIONS))
    def test_after_a_decision_every_other_move_says_who_decided(self, action):
        staff = make.make_staff()
        response = make.make_decided(staff, action)
        for other, who in product(Action, Who):
            if is_allowed(response.status, other, who):
                continue
            with pytest.raises(Refused) as refused:
                move(
                    response=lock_response(response), action=other, who=who, by=staff, now=make.NOW
                )
            assert refused.value.code == "already_decided"
            assert refused.value.params["by"] == str(response.decision.decided_by)

    def test_a_draft_can_only_be_sent(self):
        draft = make.make_draft()
        for action, who in product(Action, Who):
            if action == Action.SEND and who in (Who.RESIDENT, Who.HANDLER):
                continue
            with pytest.raises(Refused):
                move(response=lock_response(draft), action=action, who=who, by=None, now=make.NOW)

    def test_events_tell_the_whole_story_in_order(self):
        staff = make.make_staff()
        response = make.make_in_handling(staff)
        services.ask_completion(
            response=response, question="Wat kost het gereedschap?", by=staff, now=make.NOW
        )
        services.complete_response(
            response=response, document=make.make_document(), draft_revision=0, now=make.NOW
        )
        make.make_weighed(staff, response=response)
        services.advise(
            response=response, action=Action.ACCEPT, words=make.REASON, by=staff, now=make.NOW
        )
        proposal = services.propose_decision(
            response=response, text=make.decision_text(), by=staff, now=make.NOW
        )
        decider = make.make_staff("decider")
        make.free(response, decider)
        services.decide(proposal=proposal, by=decider, now=make.NOW)
        assert list(response.events.values_list("action", "who")) == [
            ("send", "resident"),
            ("take_up", "handler"),
            ("ask_completion", "handler"),
            ("complete", "resident"),
            ("check_admissibility", "handler"),
            ("assign", "handler"),
            ("assess", "assessor"),
            ("assign", "handler"),
            ("assess", "assessor"),
            ("advise", "handler"),
            ("propose_decision", "handler"),
            ("accept", "decider"),
        ]
