"""Questions about responses: for the resident, for staff, and for the public."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce

from contracts.models import Party
from pages.challenges.documents import ResponseDocument, read_document
from pages.challenges.enums import OutboxStatus, Status
from pages.challenges.models import OutboxMessage, Response
from pages.challenges.models.responses import digest_token
from pages.challenges.outcome_words import status_label
from pages.challenges.presentation import Section, public_sections_of
from pages.challenges.publishing import (
    PublicWords,
    has_public_words,
    hidden_names,
    public_late_reason,
)
from pages.challenges.selectors.lots import (
    LotAnswer,
    decision_that_holds,
    lot_answers,
    split_answers,
    with_lot_answers,
)
from pages.challenges.terms import local_day, term
from pages.challenges.transitions import GRANTED, OPEN, WITH_DECISION


def find_by_token(token: str) -> Response | None:
    """The response of a private link, or None.

    The index is on the digest and the token itself is compared in constant time, so that
    nobody can guess a link letter by letter from how long an answer takes.
    """
    response = (
        Response.objects.select_related("call", "counter_entry", "late_admission")
        .filter(token_digest=digest_token(token))
        .first()
    )
    if response is None or not secrets.compare_digest(response.token.encode(), token.encode()):
        return None
    return response


def sent_responses(today: date) -> QuerySet[Response]:
    """What staff see: everything that was sent, what waits for a decision first by its last day.

    Drafts belong to the resident alone. `is_overdue` and `has_failed_letter` are annotated, and
    `decision_due`: the last day of the decision that is owed now, on an objection when it runs.
    """
    objected = Q(status=Status.OBJECTION, objection_due__isnull=False)
    waiting = Q(status__in=(*OPEN, Status.OBJECTION))
    failed = OutboxMessage.objects.filter(response=OuterRef("pk"), status=OutboxStatus.FAILED)
    return (
        Response.objects.exclude(case_number=None)
        .select_related("call", "handler")
        .annotate(
            decision_due=Case(When(objected, then=F("objection_due")), default=F("decide_by")),
            is_overdue=Case(When(overdue(today), then=True), default=False),
            is_open=Case(When(Q(status__in=OPEN), then=True), default=False),
            is_waiting=Case(When(waiting, then=True), default=False),
            has_failed_letter=Exists(failed),
        )
        .order_by("-is_waiting", F("decision_due").asc(), "pk")
    )


def overdue(today: date) -> Q:
    """Cases of which a decision, also that on an objection, should have been there."""
    first = Q(status__in=OPEN, decide_by__lt=today)
    return first | Q(status=Status.OBJECTION, objection_due__lt=today)


def last_document(response: Response) -> ResponseDocument:
    """What the resident sent last."""
    return read_document(response.versions.latest("number").document)


def ids_of_old_drafts(now: datetime) -> list[int]:
    """The drafts of which the text is nearly or more than due to go, and is still there."""
    days = int(term("DRAFT_WEEKS")) * 7 - int(term("DRAFT_WARNING_DAYS"))
    worked_on = Coalesce("draft_saved_at", "created_at")
    # A day more than needed: a Dutch day is not a whole number of hours everywhere.
    drafts = Response.objects.annotate(worked_on=worked_on).filter(
        status=Status.DRAFT,
        draft_erased_at=None,
        worked_on__lte=now - timedelta(days=days - 1),
    )
    return list(drafts.order_by("pk").values_list("pk", flat=True))


@dataclass(frozen=True)
class PublicDecision:
    """A decision as the public may read it: no name without consent, no contact details."""

    case_number: str
    plan_title: str
    name: str
    status: str
    status_label: str
    decided_on: date
    reason: str
    # The parts of the plan that are public.
    sections: list[Section]
    # Why it could come in after the call had closed; empty when it was in time.
    late_reason: str = ""
    # The parts of the work that the plan is about, each with its answer.
    lots: tuple[LotAnswer, ...] = ()


def public_decisions(call: Any) -> list[PublicDecision]:
    """The decided responses to a call of which the resident made the plan public."""
    return public_decisions_in(Response.objects.filter(call_id=call.pk))


def public_decisions_in(responses: QuerySet[Response]) -> list[PublicDecision]:
    """The decided ones of these of which the resident made the plan public, oldest first.

    The reason in words is the municipality's own text and goes with it. Without consent a
    response only counts (see `response_counts`).
    """
    decided = (
        responses.filter(status__in=WITH_DECISION)
        .select_related("decision", "objection__decision", "late_admission")
        .prefetch_related("versions", "decision__criteria", "publication_checks", "cosubmitters")
        .prefetch_related("decision__lots", "objection__decision__lots")
        .order_by("decision__decided_at", "pk")
    )
    found = []
    for response in decided:
        versions = sorted(response.versions.all(), key=lambda version: version.number)
        document = read_document(versions[-1].document)
        if has_public_words(response, document):
            # After an objection the second look is the answer that holds.
            last = decision_that_holds(response)
            words = PublicWords(response, document, last)
            found.append(
                PublicDecision(
                    case_number=response.case_number,
                    plan_title=words.of_resident(response.plan_title),
                    name=response.applicant_name if document.publication.name else "",
                    status=response.status,
                    status_label=status_label(response),
                    decided_on=local_day(last.decided_at),
                    reason=words.of(last.reason),
                    sections=public_sections_of(document, hidden_names(response, document)),
                    late_reason=public_late_reason(response, document),
                    lots=lot_answers(last, words.of),
                )
            )
    return found


@dataclass(frozen=True)
class ResponseCounts:
    """How many responses a call has had, without saying whose."""

    sent: int
    decided: int
    accepted: int
    # Granted for some lots only; these are not among the accepted ones.
    partly: int


def response_counts(call: Any) -> ResponseCounts:
    """The number of sent, decided, accepted and partly accepted responses to a call."""
    sent = with_lot_answers(Response.objects.filter(call_id=call.pk).exclude(case_number=None))
    granted = [response for response in sent if response.status in GRANTED]
    partly = sum(bool(split_answers(decision_that_holds(response))) for response in granted)
    return ResponseCounts(
        sent=len(sent),
        decided=sum(response.status in WITH_DECISION for response in sent),
        accepted=len(granted) - partly,
        partly=partly,
    )


def response_of_agreement(agreement: Any) -> Response | None:
    """The response that an agreement came from, if any."""
    return Response.objects.filter(agreement_id=agreement.pk).first()


def party_with_kvk(kvk: str) -> Party | None:
    """The party of the register with this KvK number; a number is of one party."""
    return Party.objects.filter(kvk=kvk).first() if kvk else None
