"""From a proposed payment to a bank file to money that moved, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from contracts.enums import EventVerb, PaymentDirection, PaymentStatus, SettlementStatus
from contracts.errors import Refused
from contracts.models import PaymentOrder
from contracts.people import Person
from contracts.selectors.account_changes import account_problem
from contracts.selectors.roles import gains_from
from contracts.selectors.settlements import objection_to_release
from contracts.services.history import lock_agreement, write_event
from contracts.services.journal import post_payment


def release_payment(*, order: PaymentOrder, by: Person, now: datetime) -> PaymentOrder:
    """Release what is open of a payment for the bank: proposed, refused or partly paid.

    Raises Refused. Who receives must have a correct IBAN, and none that waits for a second person;
    for a reclaim that is the payer. Who made or decided about the settlement does not release its
    money, nor who is tied to it.
    """
    objection = objection_to_release(order.settlement, by)
    if objection is not None:
        raise objection
    with transaction.atomic():
        # Who asks for another account waits for this lock, or this for them.
        lock_agreement(order.settlement.agreement_id)
        problem = account_problem(order)
        if problem is not None:
            raise problem
        return _move(
            order,
            (PaymentStatus.PROPOSED, PaymentStatus.REFUSED, PaymentStatus.PARTLY),
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
            for order in sorted(orders, key=_lock_order)
        ]


def confirm_payment(
    *, order: PaymentOrder, by: Person, now: datetime, paid_cents: int | None = None
) -> PaymentOrder:
    """Note that money moved, and book it: everything that is open, or only `paid_cents` of it.

    A part leaves the order partly paid, with the rest open. Raises Refused unless it was released,
    exported or partly paid before, and when more moved than was open.
    """
    with transaction.atomic():
        agreement = lock_agreement(order.settlement.agreement_id)
        order.refresh_from_db(fields=["paid_cents", "returned_cents"])
        cents = order.open_cents if paid_cents is None else paid_cents
        if paid_cents is not None and not 0 < paid_cents <= order.open_cents:
            raise Refused("payment_more_than_open", "amount")
        is_whole = cents == order.open_cents
        order = _move(
            order,
            (PaymentStatus.APPROVED, PaymentStatus.EXPORTED, PaymentStatus.PARTLY),
            PaymentStatus.PAID if is_whole else PaymentStatus.PARTLY,
            EventVerb.PAYMENT_CONFIRMED if is_whole else EventVerb.PAYMENT_PARTLY_PAID,
            by,
            now,
            paid_cents=cents,
        )
        is_paid_out = order.direction == PaymentDirection.PAY
        post_payment(
            agreement=agreement,
            order=order,
            cents=cents,
            by=by,
            now=now,
            is_paid_out=is_paid_out,
        )
    return order


def refuse_payment(*, order: PaymentOrder, by: Person, now: datetime, reason: str) -> PaymentOrder:
    """Note that the bank, or a person, refused the payment; it can be released again."""
    if not reason.strip():
        raise Refused("payment_reason_missing", "reason")
    return _move(
        order,
        (
            PaymentStatus.PROPOSED,
            PaymentStatus.APPROVED,
            PaymentStatus.EXPORTED,
            PaymentStatus.PARTLY,
        ),
        PaymentStatus.REFUSED,
        EventVerb.PAYMENT_REFUSED,
        by,
        now,
        reason,
    )


def return_payment(
    *, order: PaymentOrder, cents: int, by: Person, now: datetime, reason: str
) -> PaymentOrder:
    """Note that paid money came back from the bank, and book it; it can be released again.

    `cents` is what came back. Raises Refused: no reason, not a payment that was paid, more than
    was paid, or of a settlement that was reversed.
    """
    if not reason.strip():
        raise Refused("payment_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(order.settlement.agreement_id)
        order.refresh_from_db(fields=["paid_cents", "returned_cents"])
        # Of a settlement that was reversed, what was paid is asked back already.
        order.settlement.refresh_from_db(fields=["status"])
        if order.settlement.status != SettlementStatus.APPROVED:
            raise Refused("payment_reversed", "status")
        is_payment = order.direction == PaymentDirection.PAY
        if not (is_payment and 0 < cents <= order.moved_cents):
            raise Refused("payment_more_than_paid", "amount")
        order = _move(
            order,
            (PaymentStatus.PAID, PaymentStatus.PARTLY),
            PaymentStatus.REFUSED,
            EventVerb.PAYMENT_RETURNED,
            by,
            now,
            reason.strip(),
            returned_cents=cents,
        )
        post_payment(
            agreement=agreement, order=order, cents=-cents, by=by, now=now, is_paid_out=True
        )
    return order


def _move(
    order: PaymentOrder,
    allowed: tuple[PaymentStatus, ...],
    target: PaymentStatus,
    verb: EventVerb,
    by: Person,
    now: datetime,
    reason: str = "",
    paid_cents: int = 0,
    returned_cents: int = 0,
) -> PaymentOrder:
    with transaction.atomic():
        agreement = lock_agreement(order.settlement.agreement_id)
        order = PaymentOrder.objects.select_related("settlement", "payer", "recipient").get(
            pk=order.pk
        )
        role = gains_from(by, agreement)
        if role is not None:
            raise Refused("payment_interested", "by", {"party": role.party.name})
        if order.status not in allowed:
            labels = dict(PaymentStatus.choices)
            params = {
                "found": str(labels[order.status]).lower(),
                "allowed": " / ".join(str(labels[status]).lower() for status in allowed),
            }
            raise Refused("payment_wrong_status", "status", params)
        cents = paid_cents or returned_cents or order.open_cents
        order.status, order.decided_at, order.problem = target, now, reason
        order.paid_cents += paid_cents
        order.returned_cents += returned_cents
        order.save(
            update_fields=["status", "decided_at", "problem", "paid_cents", "returned_cents"]
        )
        detail = f"{order.direction} {cents} {order.recipient.code}"
        write_event(agreement=agreement, verb=verb, by=by, now=now, reason=reason, detail=detail)
    return order


def _lock_order(order: PaymentOrder) -> tuple[int, int]:
    """Return in which place an order comes: everybody locks agreements in the same order."""
    return order.settlement.agreement_id, order.pk
