"""Disputes: they follow the verdicts of the evaluator, and never decide about money themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from contracts.enums import EventVerb, PartyRole, VerificationDecision
from contracts.errors import Refused
from contracts.models import Verification
from contracts.people import Person
from contracts.reporting.enums import DisputeOutcome, ReportMailKind
from contracts.reporting.models import Dispute, DisputeMessage
from contracts.reporting.selectors.people import managers_of, people_with, takes_part
from contracts.reporting.selectors.requests import plan_of
from contracts.reporting.services.mailing import queue_mail
from contracts.reporting.services.samples import require_evaluator
from contracts.services.history import local_day, lock_agreement, write_event
from contracts.services.observations import check_private

Kind = ReportMailKind
# A last reminder before the term is over.
REMINDED_BEFORE = timedelta(days=3)
OUTCOMES = {
    VerificationDecision.ACCEPTED.value: DisputeOutcome.ACCEPTED,
    VerificationDecision.PARTLY.value: DisputeOutcome.PARTLY,
}


def follow_verdicts(verdicts: Sequence[Verification], by: Person, now: datetime) -> None:
    """Open a dispute for what is disputed, and close that of what is accepted after all.

    Runs within the transaction of the verdicts, whoever gives them: a screen, a file or the API.
    """
    for verdict in verdicts:
        observation = verdict.observation
        open_one = Dispute.objects.filter(observation=observation, outcome=DisputeOutcome.OPEN)
        dispute = open_one.first()
        if verdict.decision != VerificationDecision.DISPUTED:
            # A correction that is accepted ends the dispute about what it replaced.
            replaced = Dispute.objects.filter(
                observation=observation.replaces_id, outcome=DisputeOutcome.OPEN
            ).first()
            if dispute is not None:
                _close(dispute, OUTCOMES[verdict.decision], verdict.reason, by, now)
            if replaced is not None:
                _close(replaced, DisputeOutcome.WITHDRAWN, verdict.reason, by, now)
        elif dispute is None:
            _open(verdict, by, now)
        else:
            DisputeMessage.objects.create(dispute=dispute, text=verdict.reason, by_id=by.pk, at=now)


def answer_dispute(*, dispute: Dispute, text: str, by: Person, now: datetime) -> DisputeMessage:
    """Say something; the other side gets the term anew. Raises Refused."""
    if not takes_part(by, dispute.agreement):
        raise Refused("not_in_dispute", "by")
    if not text.strip():
        raise Refused("dispute_text_missing", "text")
    check_private("text", text)
    with transaction.atomic():
        agreement = lock_agreement(dispute.agreement_id)
        dispute = _require_open(dispute)
        message = DisputeMessage.objects.create(
            dispute=dispute, text=text.strip(), by_id=by.pk, at=now
        )
        dispute.answer_due_on = local_day(now) + timedelta(days=plan_of(agreement).dispute_days)
        dispute.save(update_fields=["answer_due_on"])
        _write(dispute, Kind.DISPUTE_WRITTEN, now, key=message.pk, without=by)
        write_event(
            agreement=agreement,
            verb=EventVerb.DISPUTE_ANSWERED,
            by=by,
            now=now,
            detail=str(dispute.observation),
        )
    return message


def let_stand(*, dispute: Dispute, reason: str, by: Person, now: datetime) -> Dispute:
    """End a dispute with the verdict as it is: the observation stays disputed. Raises Refused."""
    require_evaluator(by, dispute.agreement)
    if not reason.strip():
        raise Refused("dispute_reason_missing", "reason")
    with transaction.atomic():
        lock_agreement(dispute.agreement_id)
        dispute = _require_open(dispute)
        _close(dispute, DisputeOutcome.STANDS, reason.strip(), by, now)
    return dispute


def press_dispute(*, dispute_id: int, now: datetime) -> bool:
    """Remind of the term, or tell the contract manager that it is over: each once per term.

    Returns whether something was done.
    """
    with transaction.atomic():
        found = Dispute.objects.select_related("agreement").get(pk=dispute_id)
        agreement = lock_agreement(found.agreement_id)
        dispute = Dispute.objects.select_related("agreement").get(pk=dispute_id)
        today, due = local_day(now), dispute.answer_due_on
        if dispute.outcome != DisputeOutcome.OPEN:
            return False
        if today > due and dispute.escalated_for != due:
            dispute.escalated_for = dispute.reminded_for = due
            _write(dispute, Kind.DISPUTE_LATE, now, people=managers_of(agreement))
        elif due - REMINDED_BEFORE <= today <= due and dispute.reminded_for != due:
            dispute.reminded_for = due
            _write(dispute, Kind.DISPUTE_BEFORE, now)
        else:
            return False
        dispute.save(update_fields=["reminded_for", "escalated_for"])
    return True


def _open(verdict: Verification, by: Person, now: datetime) -> None:
    agreement = verdict.observation.agreement
    dispute = Dispute.objects.create(
        agreement=agreement,
        observation=verdict.observation,
        opened_by_id=by.pk,
        opened_at=now,
        answer_due_on=local_day(now) + timedelta(days=plan_of(agreement).dispute_days),
    )
    DisputeMessage.objects.create(dispute=dispute, text=verdict.reason, by_id=by.pk, at=now)
    people = people_with(agreement, PartyRole.PROVIDER)
    _write(dispute, Kind.DISPUTE_OPENED, now, people=people)
    write_event(
        agreement=agreement,
        verb=EventVerb.DISPUTE_OPENED,
        by=by,
        now=now,
        reason=verdict.reason,
        detail=str(verdict.observation),
    )


def _close(
    dispute: Dispute, outcome: DisputeOutcome, reason: str, by: Person, now: datetime
) -> None:
    dispute.outcome, dispute.outcome_reason = outcome, reason
    dispute.closed_by_id, dispute.closed_at = by.pk, now
    dispute.save()
    _write(dispute, Kind.DISPUTE_CLOSED, now, outcome=outcome.label, without=by)
    write_event(
        agreement=dispute.agreement,
        verb=EventVerb.DISPUTE_CLOSED,
        by=by,
        now=now,
        reason=reason,
        detail=f"{dispute.observation} {outcome}",
    )


def _require_open(dispute: Dispute) -> Dispute:
    dispute = Dispute.objects.select_related("agreement", "observation").get(pk=dispute.pk)
    if dispute.outcome != DisputeOutcome.OPEN:
        raise Refused("dispute_closed")
    return dispute


def _write(
    dispute: Dispute,
    kind: ReportMailKind,
    now: datetime,
    *,
    people: Sequence[Person] | None = None,
    without: Person | None = None,
    key: int = 0,
    **params: object,
) -> None:
    agreement = dispute.agreement
    if people is None:
        people = [
            *people_with(agreement, PartyRole.PROVIDER),
            *people_with(agreement, PartyRole.EVALUATOR),
        ]
    queue_mail(
        key=f"{kind}:{dispute.pk}:{dispute.answer_due_on.isoformat()}:{key}",
        kind=kind,
        agreement=agreement,
        people=[person for person in people if without is None or person.pk != without.pk],
        address=reverse("rapportages:dispute", args=[dispute.pk]),
        now=now,
        params={"due": dispute.answer_due_on, **params},
    )
