"""Which payment a line of an answer is about, and what it means for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from django.db.models import Q, Sum

from contracts.banking.answer_rows import BOOKED, PAID_CODES, REJECTED_CODES, AnswerRow
from contracts.banking.enums import AnswerStatus, Outcome
from contracts.banking.models import AnswerLine, BatchLine, PaymentBatch
from contracts.enums import Account, EntryKind, PaymentDirection, PaymentStatus
from contracts.models import PaymentOrder, Posting

RECLAIM: Final = re.compile(r"TV-[0-9A-Z-]*-([0-9]{1,18})(?![0-9A-Z-])")
Match = tuple[AnswerRow, BatchLine | None, PaymentOrder | None]
# A payment of ours that is under way at the bank; a reclaim that may come in.
UNDER_WAY: Final = (PaymentStatus.EXPORTED, PaymentStatus.PARTLY)
CLAIMED: Final = (PaymentStatus.APPROVED, PaymentStatus.PARTLY)


def reclaim_reference(order: PaymentOrder) -> str:
    """Return what somebody who pays back writes with the payment."""
    return f"TV-{order.settlement.agreement.number}-{order.pk}"


def matched(
    rows: Iterable[AnswerRow],
) -> Iterator[tuple[AnswerRow, BatchLine | None, PaymentOrder | None]]:
    """Give each row with its payment; a row about a batch becomes one for each of its payments.

    A batch that was booked as one amount is only taken apart when that amount is its own.
    """
    found = list(rows)
    lines = _lines_by_reference(found)
    batches = _batches_by_number(found)
    for row in found:
        batch = batches.get(row.batch)
        parts = list(batch.lines.select_related(*_ORDER).order_by("position")) if batch else []
        if batch is not None and row.cents in (None, batch.total_cents):
            for part in parts:
                yield row, part, part.order
            continue
        line = lines.get(row.reference)
        yield row, line, line.order if line is not None else _reclaimed(row)


_ORDER: Final = ("order__settlement__agreement",)


def outcome_of(row: AnswerLine, order: PaymentOrder | None, *, is_newest: bool) -> Outcome:
    """Return what a line means for its payment as it is now.

    `is_newest` says that the line's reference is the last one that the payment went under.
    """
    if order is None:
        return Outcome.UNKNOWN
    if row.status_code in REJECTED_CODES:
        return _rejection(order, is_newest=is_newest)
    if row.status_code not in PAID_CODES:
        return Outcome.NOTED
    if row.is_credit != (order.direction == PaymentDirection.RECLAIM):
        return Outcome.RETURNED
    if order.status == PaymentStatus.PAID:
        return Outcome.UNFIT if _is_more_than_paid(row, order) else Outcome.ALREADY
    if _is_told_elsewhere(row, order):
        return Outcome.UNFIT
    allowed = UNDER_WAY if order.direction == PaymentDirection.PAY else CLAIMED
    if order.status not in allowed or row.currency != order.settlement.currency:
        return Outcome.UNFIT
    cents = row.amount_cents or 0
    if cents > order.open_cents:
        return Outcome.TOO_MUCH
    if cents == 0:
        return Outcome.UNFIT
    return Outcome.PAID if cents == order.open_cents else Outcome.PARTLY


def is_newest(reference: str, order: PaymentOrder | None) -> bool:
    """Whether a payment went to the bank under this reference last."""
    if order is None:
        return False
    last = BatchLine.objects.filter(order=order).order_by("-pk").first()
    return last is not None and last.end_to_end_id == reference


def _rejection(order: PaymentOrder, *, is_newest: bool) -> Outcome:
    if not is_newest or order.status == PaymentStatus.REFUSED:
        return Outcome.ALREADY
    return Outcome.REJECTED if order.status in UNDER_WAY else Outcome.UNFIT


def _is_more_than_paid(row: AnswerLine, order: PaymentOrder) -> bool:
    """Whether with this line more was booked at the bank than we know as paid through it.

    All references of the payment count: one that was sent to the bank twice can be paid twice. What
    was set off never went through the bank, so a claim that was used up can still be paid as well.
    """
    if row.status_code != BOOKED:
        return False
    said_before = Q(answer__status=AnswerStatus.DONE) | Q(
        answer=row.answer_id, position__lt=row.position
    )
    earlier = AnswerLine.objects.filter(
        said_before,
        order=order,
        status_code=BOOKED,
        outcome__in=(Outcome.PAID, Outcome.PARTLY, Outcome.ALREADY),
    ).aggregate(cents=Sum("amount_cents"))["cents"]
    cents = order.amount_cents if row.amount_cents is None else row.amount_cents
    return (earlier or 0) + cents > _moved_by_bank(order)


def _moved_by_bank(order: PaymentOrder) -> int:
    """Return what was booked as moved of a payment, in cents; not what came back of it."""
    is_payment = order.direction == PaymentDirection.PAY
    moved: int | None = Posting.objects.filter(
        entry__settlement=order.settlement_id,
        entry__kind=EntryKind.PAYMENT,
        account=Account.PAYABLE if is_payment else Account.RECEIVABLE,
        party=order.payer_id,
        counterparty=order.recipient_id,
        **{"amount_cents__gt" if is_payment else "amount_cents__lt": 0},
    ).aggregate(cents=Sum("amount_cents"))["cents"]
    return abs(moved or 0)


def _is_told_elsewhere(row: AnswerLine, order: PaymentOrder) -> bool:
    """Whether another file told this part of a payment: as much of it, booked on the same day.

    Statements overlap, and a part that is booked twice looks like two parts.
    """
    if row.status_code != BOOKED or row.booked_on is None:
        return False
    told = AnswerLine.objects.filter(
        answer__status=AnswerStatus.DONE,
        order=order,
        status_code=BOOKED,
        amount_cents=row.amount_cents,
        booked_on=row.booked_on,
        outcome__in=(Outcome.PAID, Outcome.PARTLY),
    )
    return told.exclude(answer=row.answer_id).exists()


def _lines_by_reference(rows: Iterable[AnswerRow]) -> dict[str, BatchLine]:
    references = {row.reference for row in rows if row.reference}
    lines = BatchLine.objects.filter(end_to_end_id__in=references).select_related(*_ORDER)
    return {line.end_to_end_id: line for line in lines}


def _batches_by_number(rows: Iterable[AnswerRow]) -> dict[str, PaymentBatch]:
    numbers = {row.batch for row in rows if row.batch}
    return {batch.number: batch for batch in PaymentBatch.objects.filter(number__in=numbers)}


def _reclaimed(row: AnswerRow) -> PaymentOrder | None:
    """Return the reclaim of which the reference stands in the row, or nothing."""
    if not row.is_credit or row.is_return:
        return None
    said = f"{row.reference} {row.text}".upper()
    for found in RECLAIM.finditer(said):
        order = (
            PaymentOrder.objects.filter(pk=found[1], direction=PaymentDirection.RECLAIM)
            .select_related("settlement__agreement")
            .first()
        )
        if order is not None and reclaim_reference(order) == found[0]:
            return order
    return None
