"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, connection, transaction

from pages.challenges import services
from pages.challenges.models import (
    AdmissibilityAnswer,
    AdmissibilityCheck,
    Advice,
    Assessment,
    AssessmentPoint,
    CaseSequence,
    ChangesAnswer,
    ConflictDeclaration,
    Decision,
    DecisionCriterion,
    DecisionProposal,
    DecisionReason,
    InternalNote,
    Objection,
    ObjectionDecision,
    OutboxMessage,
    ProposalCriterion,
    ProposalReason,
    ProposedChanges,
    Response,
    ResponseEvent,
    ResponseVersion,
    Talk,
    TalkReport,
    TermEvent,
)
from pages.challenges.models.responses import digest_token
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_draft_has_no_number_and_a_sent_response_has_one():
    draft, sent = make.make_draft(), make.make_sent()
    refused(lambda: Response.objects.filter(pk=draft.pk).update(case_number="UD-X"))
    refused(lambda: Response.objects.filter(pk=sent.pk).update(case_number=None))
    refused(lambda: Response.objects.filter(pk=sent.pk).update(status="onzin"))


def test_a_response_to_a_call_has_its_call_and_an_own_challenge_has_none():
    draft, own = make.make_draft(), make.make_unasked_draft()
    refused(lambda: Response.objects.filter(pk=draft.pk).update(call=None))
    refused(lambda: Response.objects.filter(pk=draft.pk).update(kind="unasked"))
    refused(lambda: Response.objects.filter(pk=own.pk).update(kind="response"))
    refused(lambda: Response.objects.filter(pk=own.pk).update(call=make.make_call()))
    refused(lambda: Response.objects.filter(pk=own.pk).update(kind="onzin"))


def test_numbers_tokens_and_letters_are_unique():
    first, second = make.make_sent(), make.make_sent()
    rows = Response.objects.filter(pk=second.pk)
    refused(lambda: rows.update(case_number=first.case_number))
    refused(lambda: rows.update(token_digest=first.token_digest))
    letters = OutboxMessage.objects.filter(response=second)
    refused(lambda: letters.update(key=first.messages.get().key))
    refused(lambda: letters.update(status="sent"))
    refused(lambda: CaseSequence.objects.create(year=2026))


def test_the_digest_follows_the_token():
    draft = make.make_draft()
    assert draft.token_digest == digest_token(draft.token)
    assert str(draft) == "concept"


APPEND_ONLY = [
    AdmissibilityAnswer, AdmissibilityCheck, Advice, Assessment, AssessmentPoint, ChangesAnswer,
    ConflictDeclaration, Decision, DecisionCriterion, DecisionProposal, DecisionReason,
    InternalNote, Objection, ObjectionDecision, ProposalCriterion, ProposalReason,
    ProposedChanges, ResponseEvent, ResponseVersion, Talk, TalkReport, TermEvent,
]  # fmt: skip


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_what_happened_stays_also_for_who_goes_around_django(model):
    staff = make.make_staff()
    decided = make.make_objected(staff)
    services.add_note(response=decided, text="Gebeld.", by=staff, now=make.NOW)
    table = model._meta.db_table
    count = model.objects.count()
    assert count
    for sql in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with connection.cursor() as cursor:
            refused(lambda cursor=cursor, sql=sql: cursor.execute(sql))
    assert model.objects.count() == count
