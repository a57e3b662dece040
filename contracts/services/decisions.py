"""Deciding about a settlement: a second person approves it, or sends it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contracts.enums import EventVerb, SettlementStatus
from contracts.errors import Refused
from contracts.models import Settlement
from contracts.people import Person
from contracts.selectors.settlements import objection_to_decide
from contracts.services.booking import book_approved
from contracts.services.history import lock_agreement
from contracts.services.settlements import write_settlement_event
from contracts.snapshots import freeze_again


def approve_settlement(
    *, settlement: Settlement, by: Person, now: datetime, reason: str = ""
) -> Settlement:
    """Approve a draft: book it in the journal and propose its payments.

    Raises Refused unless it is a draft that still fits what is known, every earlier period is
    approved, and this person neither prepared it, nor entered or verified its observations, nor
    has an interest, and may approve this amount.
    """
    with transaction.atomic():
        agreement = lock_agreement(settlement.agreement_id)
        settlement = _require_draft(settlement)
        _require_earlier_approved(settlement)
        _require_allowed(settlement, by)
        if freeze_again(settlement).sha256 != settlement.inputs_sha256:
            raise Refused("inputs_changed")
        _decide(settlement, SettlementStatus.APPROVED, by, now, reason)
        book_approved(
            [(agreement.pk, agreement.number, settlement.pk)], by=by, now=now, reason=reason
        )
        write_settlement_event(
            agreement, settlement, EventVerb.SETTLEMENT_APPROVED, by, now, reason
        )
    return settlement


def return_settlement(
    *, settlement: Settlement, by: Person, now: datetime, reason: str
) -> Settlement:
    """Send a draft back with a reason; drafts of later periods built on it and are superseded.

    The timetable drafts it again when something it depends on changed; a person can do so at any
    time. Raises Refused.
    """
    if not reason.strip():
        raise Refused("return_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(settlement.agreement_id)
        settlement = _require_draft(settlement)
        _require_allowed(settlement, by)
        agreement.settlements.filter(
            period_start__gt=settlement.period_start, status=SettlementStatus.DRAFT
        ).update(status=SettlementStatus.SUPERSEDED)
        _decide(settlement, SettlementStatus.RETURNED, by, now, reason)
        write_settlement_event(
            agreement, settlement, EventVerb.SETTLEMENT_RETURNED, by, now, reason
        )
    return settlement


def _require_draft(settlement: Settlement) -> Settlement:
    settlement = Settlement.objects.get(pk=settlement.pk)
    if settlement.status != SettlementStatus.DRAFT:
        status = str(settlement.get_status_display()).lower()
        raise Refused("not_a_draft", "status", {"status": status})
    return settlement


def _require_earlier_approved(settlement: Settlement) -> None:
    earlier = (
        Settlement.objects.filter(
            agreement=settlement.agreement_id,
            period_start__lt=settlement.period_start,
            status=SettlementStatus.DRAFT,
        )
        .order_by("period_start")
        .first()
    )
    if earlier is not None:
        params = {"start": earlier.period_start.isoformat()}
        raise Refused("earlier_period_not_approved", "settlement", params)


def _require_allowed(settlement: Settlement, by: Person) -> None:
    objection = objection_to_decide(settlement, by)
    if objection is not None:
        raise objection


def _decide(
    settlement: Settlement, status: SettlementStatus, by: Person, now: datetime, reason: str
) -> None:
    """Write the decision about a row that was seen to be a draft under the agreement's lock."""
    Settlement.objects.filter(pk=settlement.pk).update(
        status=status, decided_at=now, decided_by=by.pk, decision_reason=reason
    )
    settlement.refresh_from_db(fields=["status", "decided_at", "decided_by", "decision_reason"])
