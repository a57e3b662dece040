"""Reversing an approved settlement as one act: proposed by one person, carried out by another.

Nothing is edited: the journal gets the opposite entry, what was not paid lapses, and what was paid
becomes a claim that the next settlement sets off. The period can then be settled again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from contracts.enums import (
    EntryKind,
    EventVerb,
    PaymentDirection,
    PaymentStatus,
    ReversalStatus,
    SettlementStatus,
)
from contracts.errors import Refused
from contracts.models import Agreement, PaymentOrder, Settlement, SettlementReversal
from contracts.people import Person
from contracts.selectors.reversals import (
    OrderCourse,
    ReversalPlan,
    objection_to_propose,
    objection_to_reversal,
    objection_to_reverse,
    reversal_plan,
)
from contracts.services.history import lock_agreement, write_event
from contracts.services.journal import Booking, Chain
from contracts.services.settlements import write_settlement_event

ReversalFollower = Callable[[Sequence[int], Person, datetime, str], None]
"""Gets the keys of the payments of the settlement, who reverses it, when and why."""
_FOLLOWERS: list[ReversalFollower] = []


def add_reversal_follower(follower: ReversalFollower) -> None:
    """Let an app above the core make room before a reversal; once per function.

    It is called in the same transaction, before the agreement is locked.
    """
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def propose_reversal(
    *, settlement: Settlement, by: Person, now: datetime, reason: str
) -> SettlementReversal:
    """Propose to reverse an approved settlement; nothing changes until a second person decides.

    Raises Refused: no contract manager, a proposal that waits already, a later settlement that is
    approved, or a payment that the bank has under way.
    """
    if not reason.strip():
        raise Refused("reversal_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(settlement.agreement_id)
        settlement = Settlement.objects.select_related("agreement").get(pk=settlement.pk)
        objection = objection_to_propose(settlement, by)
        if objection is not None:
            raise objection
        reversal = SettlementReversal.objects.create(
            settlement=settlement, reason=reason.strip(), proposed_at=now, proposed_by_id=by.pk
        )
        write_settlement_event(
            agreement, settlement, EventVerb.REVERSAL_PROPOSED, by, now, reversal.reason
        )
    return reversal


def refuse_reversal(
    *, reversal: SettlementReversal, by: Person, now: datetime, reason: str
) -> SettlementReversal:
    """Decide, as a second person, that the settlement stays as it is. Raises Refused."""
    if not reason.strip():
        raise Refused("reversal_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(reversal.settlement.agreement_id)
        reversal = _require_waiting(reversal, by)
        _decide(reversal, ReversalStatus.REFUSED, by, now, reason.strip())
        write_settlement_event(
            agreement, reversal.settlement, EventVerb.REVERSAL_REFUSED, by, now, reason.strip()
        )
    return reversal


def carry_out_reversal(
    *, reversal: SettlementReversal, by: Person, now: datetime, reason: str = ""
) -> SettlementReversal:
    """Reverse the settlement, as a second person with a mandate for its amount: all or nothing.

    Raises Refused, also when something changed since it was proposed so that it cannot be done.
    """
    with transaction.atomic():
        orders = PaymentOrder.objects.filter(settlement=reversal.settlement_id)
        for follower in _FOLLOWERS:
            follower(list(orders.values_list("pk", flat=True)), by, now, reversal.reason)
        agreement = lock_agreement(reversal.settlement.agreement_id)
        reversal = _require_waiting(reversal, by)
        settlement = reversal.settlement
        objection = objection_to_reversal(settlement)
        if objection is not None:
            raise objection
        plan = reversal_plan(settlement)
        _book(agreement, settlement, plan, by, now, reversal.reason)
        for row in plan.orders:
            _end(agreement, row, by, now, reversal.reason)
        Settlement.objects.filter(pk=settlement.pk).update(status=SettlementStatus.REVERSED)
        # What was drafted after it built on what is no longer posted.
        agreement.settlements.filter(
            period_start__gt=settlement.period_start, status=SettlementStatus.DRAFT
        ).update(status=SettlementStatus.SUPERSEDED)
        reversal.lapsed_cents, reversal.claim_cents = plan.lapsed_cents, plan.claim_cents
        _decide(reversal, ReversalStatus.APPROVED, by, now, reason.strip())
        write_settlement_event(
            agreement, settlement, EventVerb.SETTLEMENT_REVERSED, by, now, reversal.reason
        )
    return reversal


def _require_waiting(reversal: SettlementReversal, by: Person) -> SettlementReversal:
    rows = SettlementReversal.objects.select_related("settlement__agreement")
    reversal = rows.get(pk=reversal.pk)
    if reversal.status != ReversalStatus.PROPOSED:
        status = str(reversal.get_status_display()).lower()
        raise Refused("reversal_decided", "status", {"status": status})
    objection = objection_to_reverse(reversal, by)
    if objection is not None:
        raise objection
    return reversal


def _decide(
    reversal: SettlementReversal, status: ReversalStatus, by: Person, now: datetime, reason: str
) -> None:
    reversal.status, reversal.decided_at, reversal.decided_by_id = status, now, by.pk
    reversal.decision_reason = reason
    reversal.save(
        update_fields=[
            "status",
            "decided_at",
            "decided_by",
            "decision_reason",
            "lapsed_cents",
            "claim_cents",
        ]
    )


def _book(
    agreement: Agreement,
    settlement: Settlement,
    plan: ReversalPlan,
    by: Person,
    now: datetime,
    reason: str,
) -> None:
    """Book the opposite of what the settlement posted; nothing when it posted nothing."""
    if not plan.sides:
        return
    chain = Chain([agreement.pk])
    booking = Booking(agreement.pk, agreement.number, settlement.pk, ())
    chain.add(booking, EntryKind.UNDONE, list(plan.sides), by=by, now=now, reason=reason)
    chain.write()


def _end(agreement: Agreement, row: OrderCourse, by: Person, now: datetime, reason: str) -> None:
    """Let what is open of a payment lapse, and ask back what moved."""
    order = row.order
    if row.lapsed_cents:
        order.status, order.decided_at, order.problem = PaymentStatus.LAPSED, now, reason
        order.save(update_fields=["status", "decided_at", "problem"])
        detail = f"{order.direction} {row.lapsed_cents} {order.recipient.code}"
        write_event(
            agreement=agreement,
            verb=EventVerb.PAYMENT_LAPSED,
            by=by,
            now=now,
            reason=reason,
            detail=detail,
        )
    if row.claim_cents:
        back = PaymentDirection.RECLAIM if row.is_paid_out else PaymentDirection.PAY
        PaymentOrder.objects.create(
            settlement_id=order.settlement_id,
            payer_id=order.payer_id,
            recipient_id=order.recipient_id,
            amount_cents=row.claim_cents,
            direction=back,
            created_at=now,
        )
