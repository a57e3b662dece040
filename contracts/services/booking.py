"""What follows from approved settlements: journal entries and proposed payments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from contracts.enums import PaymentDirection, PaymentStatus
from contracts.models import PaymentOrder, SettlementShare
from contracts.people import Person
from contracts.services.bulk_rows import insert_values
from contracts.services.journal import Booking, Share, post_settlements
from contracts.services.offsets import offset_reversed

_PAYMENT_COLUMNS: Final = (
    "settlement_id",
    "payer_id",
    "recipient_id",
    "amount_cents",
    "direction",
    "status",
    "created_at",
    "decided_at",
    "problem",
)


def book_approved(
    approved: Sequence[tuple[int, str, int]], *, by: Person, now: datetime, reason: str
) -> None:
    """Book settlements in the journal, propose their payments, and set off what is to come back.

    `approved` are (agreement, number of the agreement, settlement), in the order in which each
    agreement's journal gets them. The caller holds the locks of the agreements.
    """
    shares = _shares([settlement_id for _agreement, _number, settlement_id in approved])
    bookings = [Booking(*names, shares[names[2]]) for names in approved]
    post_settlements(bookings, by=by, now=now, reason=reason)
    rows = [row for booking in bookings for row in _payment_rows(booking, now)]
    insert_values(PaymentOrder, _PAYMENT_COLUMNS, rows)
    offset_reversed([booking.agreement_id for booking in bookings], by, now)


def _shares(settlement_ids: Iterable[int]) -> dict[int, list[Share]]:
    """Return the shares of settlements, each in the order of its lines."""
    ids = list(settlement_ids)
    shares: dict[int, list[Share]] = {pk: [] for pk in ids}
    rows = (
        SettlementShare.objects.filter(line__settlement__in=ids)
        .order_by("line__settlement", "line__position", "pk")
        .values_list("line__settlement", "payer", "line__recipient", "line__kind", "amount_cents")
    )
    for settlement_id, payer, recipient, kind, cents in rows.iterator(chunk_size=5000):
        shares[settlement_id].append((payer, recipient, kind, cents))
    return shares


def _payment_rows(booking: Booking, now: datetime) -> list[tuple[Any, ...]]:
    """Return one order for each payer and recipient between whom money has to move."""
    net: dict[tuple[int, int], int] = {}
    for payer, recipient, _kind, cents in booking.shares:
        net[payer, recipient] = net.get((payer, recipient), 0) + cents
    pay, reclaim = PaymentDirection.PAY.value, PaymentDirection.RECLAIM.value
    return [
        (
            booking.settlement_id,
            payer,
            recipient,
            abs(cents),
            pay if cents > 0 else reclaim,
            PaymentStatus.PROPOSED.value,
            now,
            None,
            "",
        )
        for (payer, recipient), cents in net.items()
        if cents
    ]
