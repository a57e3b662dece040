"""Questions about responses."""

from datetime import date

import pytest

from contracts.selectors.outbox import due_mail_ids
from pages.challenges.enums import Action
from pages.challenges.models import OutboxMessage
from pages.challenges.selectors.responses import (
    find_by_token,
    public_decisions,
    response_counts,
    response_of_agreement,
    sent_responses,
)
from pages.challenges.services import draft_agreement_for
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def test_finds_by_the_whole_token_only():
    draft = make.make_draft()
    assert find_by_token(draft.token) == draft
    assert find_by_token(draft.token[:-1]) is None
    assert find_by_token(draft.token_digest) is None
    assert find_by_token("") is None


def test_staff_see_open_cases_first_by_their_last_day_and_no_drafts():
    staff, call = make.make_staff(), make.make_call()
    make.make_draft(call)
    done = make.make_decided(staff, call=call)
    newer = make.make_sent(call, now=make.later(days=3))
    older = make.make_sent(call)
    rows = list(sent_responses(date(2026, 4, 29)))
    assert rows == [older, newer, done]
    assert [row.is_overdue for row in rows] == [True, False, False]


def test_the_public_reads_decisions_only_with_consent():
    staff, call = make.make_staff(), make.make_call()
    make.make_sent(call)
    make.make_decided(staff, call=call, publication=make.Publication(name=True))
    shown = make.make_decided(
        staff, Action.REJECT, call=call, publication=make.Publication(plan=True)
    )
    (decision,) = public_decisions(call)
    assert (decision.case_number, decision.name) == (shown.case_number, "")
    assert decision.reason == make.REASON
    counts = response_counts(call)
    assert (counts.sent, counts.decided, counts.accepted) == (3, 2, 1)


def test_an_agreement_knows_its_response():
    response = make.make_decided(make.make_staff())
    manager = make.make_staff("contract_manager")
    agreement = draft_agreement_for(response=response, by=manager, now=make.NOW)
    assert response_of_agreement(agreement) == response


def due(now, limit=50):
    return due_mail_ids(now, limit=limit, outbox=OutboxMessage)


def test_due_letters_oldest_first():
    first = make.make_sent().messages.get()
    second = make.make_sent(now=make.later(minutes=1)).messages.get()
    assert due(make.later(minutes=2)) == [first.pk, second.pk]
    assert due(make.later(minutes=2), limit=1) == [first.pk]
    assert due(make.NOW) == [first.pk]
    OutboxMessage.objects.update(claimed_at=make.NOW)
    assert due(make.later(minutes=2)) == []


def test_after_an_objection_the_public_reads_the_second_answer():
    response = make.make_objected(make.make_staff())
    (decision,) = public_decisions(response.call)
    assert decision.status == "rejected"
    assert decision.reason == response.objection.decision.reason
