"""Proposing and carrying out destruction: two persons, a reason, and a declaration that stays."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from contracts.desks.enums import DestructionStatus
from contracts.desks.models import Destruction
from contracts.desks.selectors.retention import jobs_due, looks_due
from contracts.errors import Refused
from contracts.people import Person
from contracts.retention import RecordKind, record_kind


def propose_destruction(*, kind: RecordKind, reason: str, by: Person, now: datetime) -> Destruction:
    """Propose to destroy what is past its term today. Raises Refused."""
    if not reason.strip():
        raise Refused("destruction_reason_missing", "reason")
    day = timezone.localdate(now)
    count = kind.due(day).count() if kind.destroy else 0
    if not count:
        raise Refused("destruction_nothing")
    return Destruction.objects.create(
        kind=kind.code, due_on=day, count=count, reason=reason, asked_by_id=by.pk, asked_at=now
    )


def decide_destruction(
    *, destruction: Destruction, is_agreed: bool, reason: str, by: Person, now: datetime
) -> Destruction:
    """Destroy what was proposed, or refuse to; another person than who proposed it.

    Raises Refused, also when there is more or less by now than was proposed.
    """
    with transaction.atomic():
        row = Destruction.objects.select_for_update().get(pk=destruction.pk)
        if row.status != DestructionStatus.PROPOSED:
            raise Refused("destruction_decided")
        if row.asked_by_id == by.pk:
            raise Refused("destruction_same_person")
        if is_agreed:
            _destroy(row)
        row.status = DestructionStatus.DONE if is_agreed else DestructionStatus.REFUSED
        row.decided_by_id, row.decided_at, row.decision_reason = by.pk, now, reason
        row.save()
    return row


def _destroy(row: Destruction) -> None:
    kind = record_kind(row.kind)
    count = kind.destroy(row.due_on) if kind and kind.destroy else 0
    if count != row.count:
        # The transaction undoes it: what was not proposed is not destroyed.
        raise Refused("destruction_changed", "", {"found": count, "count": row.count})


def destroy_looks(day: date) -> int:
    """Delete the lines of the audit of which the term was over on a day."""
    rows = looks_due(day)
    return rows.delete()[0]


def destroy_jobs(day: date) -> int:
    """Delete old work in bulk with its items; return how many jobs."""
    _all, counts = jobs_due(day).delete()
    return counts.get("desks.BulkJob", 0)
