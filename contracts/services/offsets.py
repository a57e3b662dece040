"""Setting off: what somebody has to pay back is taken from what they are to be paid.

It happens when the next settlement is approved; its reason is that of the reversal.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from contracts.enums import (
    Account,
    EntryKind,
    EventVerb,
    PaymentDirection,
    PaymentStatus,
    ReversalStatus,
    SettlementStatus,
)
from contracts.models import PaymentOrder
from contracts.people import Person
from contracts.services.history import write_event
from contracts.services.journal import Booking, Chain

# A claim that nobody paid yet, and a payment that is not on its way to the bank.
OPEN_CLAIM: Final = (
    PaymentStatus.PROPOSED,
    PaymentStatus.APPROVED,
    PaymentStatus.REFUSED,
    PaymentStatus.PARTLY,
)
OPEN_PAYMENT: Final = (PaymentStatus.PROPOSED, PaymentStatus.REFUSED, PaymentStatus.PARTLY)


def offset_reversed(agreement_ids: Collection[int], by: Person, now: datetime) -> None:
    """Set the claims of reversed settlements off against what is to be paid now.

    The caller holds the locks of these agreements.
    """
    claims = PaymentOrder.objects.filter(
        settlement__agreement__in=agreement_ids,
        settlement__status=SettlementStatus.REVERSED,
        direction=PaymentDirection.RECLAIM,
        status__in=OPEN_CLAIM,
    )
    for claim in claims.select_related("settlement__agreement", "recipient").order_by("pk"):
        done = claim.settlement.reversals.get(status=ReversalStatus.APPROVED)
        for payment in _open_payments(claim):
            if claim.open_cents:
                _offset(claim, payment, by, now, done.reason)


def _open_payments(claim: PaymentOrder) -> list[PaymentOrder]:
    """Return the payments that a claim can be set off against, oldest first."""
    rows = PaymentOrder.objects.filter(
        settlement__agreement=claim.settlement.agreement_id,
        payer=claim.payer_id,
        recipient=claim.recipient_id,
        direction=PaymentDirection.PAY,
        status__in=OPEN_PAYMENT,
    )
    return list(rows.select_related("settlement").order_by("settlement__period_start", "pk"))


def _offset(
    claim: PaymentOrder, payment: PaymentOrder, by: Person, now: datetime, reason: str
) -> None:
    agreement = claim.settlement.agreement
    cents = min(claim.open_cents, payment.open_cents)
    for order in (claim, payment):
        order.paid_cents += cents
        order.status = PaymentStatus.PARTLY if order.open_cents else PaymentStatus.PAID
        order.decided_at = now
        order.save(update_fields=["paid_cents", "status", "decided_at"])
    between = (payment.payer_id, payment.recipient_id)
    chain = Chain([agreement.pk])
    booking = Booking(agreement.pk, agreement.number, payment.settlement_id, ())
    postings = [
        (Account.PAYABLE.value, *between, cents),
        (Account.RECEIVABLE.value, *between, -cents),
    ]
    chain.add(booking, EntryKind.OFFSET, postings, by=by, now=now, reason=reason)
    chain.write()
    write_event(
        agreement=agreement,
        verb=EventVerb.PAYMENT_OFFSET,
        by=by,
        now=now,
        reason=reason,
        detail=f"{payment.direction} {cents} {claim.recipient.code}",
    )
