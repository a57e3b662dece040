"""From a proposed payment to a bank file to money that moved, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from contracts.enums import EventVerb, PaymentDirection, PaymentStatus
from contracts.errors import Refused
from contracts.models import PaymentOrder
from contracts.people import Person
from contracts.selectors.settlements import objection_to_decide
from contracts.services.history import lock_agreement, write_event
from contracts.services.journal import post_payment


def release_payment(*, order: PaymentOrder, by: Person, now: datetime) -> PaymentOrder:
    """Release a proposed (or refused) payment for the bank. Raises Refused.

    Who receives must have an IBAN; for a reclaim that is the payer. Who may not decide about the
    settlement may not release its money either.
    """
    objection = objection_to_decide(order.settlement, by)
    if objection is not None:
        raise objection
    receiver = order.recipient if order.direction == PaymentDirection.PAY else order.payer
    if not receiver.party.iban:
        raise Refused("payment_iban_missing", "iban", {"party": receiver.party.name})
    return _move(
        order,
        (PaymentStatus.PROPOSED, PaymentStatus.REFUSED),
        PaymentStatus.APPROVED,
        EventVerb.PAYMENT_RELEASED,
        by,
        now,
    )


def mark_payments_exported(
    *, orders: Iterable[PaymentOrder], by: Person, now: datetime
) -> list[PaymentOrder]:
    """Note that these payments are in a bank file: all of them, or none. Raises Refused."""
    with transaction.atomic():
        return [
            _move(
                order,
                (PaymentStatus.APPROVED,),
                PaymentStatus.EXPORTED,
                EventVerb.PAYMENT_EXPORTED,
                by,
                now,
            )
            for order in sorted(orders, key=lambda order: order.pk)
        ]


def confirm_payment(*, order: PaymentOrder, by: Person, now: datetime) -> PaymentOrder:
    """Note that the money moved, and book it. Raises Refused unless it was released or exported."""
    with transaction.atomic():
        agreement = lock_agreement(order.settlement.agreement_id)
        order = _move(
            order,
            (PaymentStatus.APPROVED, PaymentStatus.EXPORTED),
            PaymentStatus.PAID,
            EventVerb.PAYMENT_CONFIRMED,
            by,
            now,
        )
        is_paid_out = order.direction == PaymentDirection.PAY
        post_payment(agreement=agreement, order=order, by=by, now=now, is_paid_out=is_paid_out)
    return order


def refuse_payment(*, order: PaymentOrder, by: Person, now: datetime, reason: str) -> PaymentOrder:
    """Note that the bank, or a person, refused the payment; it can be released again."""
    if not reason.strip():
        raise Refused("payment_reason_missing", "reason")
    return _move(
        order,
        (PaymentStatus.PROPOSED, PaymentStatus.APPROVED, PaymentStatus.EXPORTED),
        PaymentStatus.REFUSED,
        EventVerb.PAYMENT_REFUSED,
        by,
        now,
        reason,
    )


def _move(
    order: PaymentOrder,
    allowed: tuple[PaymentStatus, ...],
    target: PaymentStatus,
    verb: EventVerb,
    by: Person,
    now: datetime,
    reason: str = "",
) -> PaymentOrder:
    with transaction.atomic():
        agreement = lock_agreement(order.settlement.agreement_id)
        order = PaymentOrder.objects.select_related("settlement", "payer", "recipient").get(
            pk=order.pk
        )
        if order.status not in allowed:
            labels = dict(PaymentStatus.choices)
            params = {
                "found": str(labels[order.status]).lower(),
                "allowed": " / ".join(str(labels[status]).lower() for status in allowed),
            }
            raise Refused("payment_wrong_status", "status", params)
        order.status, order.decided_at, order.problem = target, now, reason
        order.save(update_fields=["status", "decided_at", "problem"])
        detail = f"{order.direction} {order.amount_cents} {order.recipient.code}"
        write_event(agreement=agreement, verb=verb, by=by, now=now, reason=reason, detail=detail)
    return order
