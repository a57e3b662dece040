"""Booking in the journal: balanced per payer, chained, never changed.

One by one or many at once: the same entries, postings and chain.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Max

from contracts.enums import Account, EntryKind, LineKind
from contracts.models import (
    Agreement,
    JournalEntry,
    PaymentOrder,
    Posting,
)
from contracts.people import Person
from contracts.selectors.journal import chain_text_of
from contracts.services.bulk_rows import insert_values

Share = tuple[int, int, str, int]
"""Part of a line: (role of the payer, role of the recipient, kind of line, cents)."""
Booked = tuple[str, int, int, int]
"""One side of an entry: (account, role of the payer, role of the counterparty, cents)."""

_ENTRY_COLUMNS: Final = (
    "number",
    "agreement_id",
    "settlement_id",
    "kind",
    "at",
    "by_id",
    "reason",
    "previous_sha256",
    "sha256",
)
_POSTING_COLUMNS: Final = ("entry_id", "account", "party_id", "counterparty_id", "amount_cents")


@dataclass(frozen=True, slots=True)
class Booking:
    """An approved settlement that is to be booked, with its shares in the order of its lines."""

    agreement_id: int
    agreement_number: str
    settlement_id: int
    shares: Sequence[Share]


def post_settlements(bookings: Iterable[Booking], *, by: Person, now: datetime, reason: str) -> int:
    """Book approved settlements, at most one per agreement and period; give the number of entries.

    What is taken back is one entry, what is owed another. Outcome costs are debited and the debt
    to the recipient credited, in the books of each payer. When the settlement as a whole takes
    back more than it gives, the payer's claim on the recipient is booked as receivable. Nothing is
    booked for amounts of zero. The caller holds the locks of all these agreements.
    """
    found = list(bookings)
    chain = Chain(booking.agreement_id for booking in found)
    for booking in found:
        for kind, postings in _entries(booking.shares):
            chain.add(booking, kind, postings, by=by, now=now, reason=reason)
    return len(chain.write())


def post_payment(
    *,
    agreement: Agreement,
    order: PaymentOrder,
    cents: int,
    by: Person,
    now: datetime,
    is_paid_out: bool,
) -> JournalEntry:
    """Book that money moved: so much of the debt (or claim) goes, the bank account follows."""
    account = Account.PAYABLE if is_paid_out else Account.RECEIVABLE
    sign = 1 if is_paid_out else -1
    between = (order.payer_id, order.recipient_id)
    postings = [
        (account.value, *between, sign * cents),
        (Account.BANK.value, *between, -sign * cents),
    ]
    chain = Chain([agreement.pk])
    booking = Booking(agreement.pk, agreement.number, order.settlement_id, ())
    chain.add(booking, EntryKind.PAYMENT, postings, by=by, now=now, reason="")
    (key,) = chain.write()
    return JournalEntry.objects.get(pk=key)


def _entries(shares: Iterable[Share]) -> Iterator[tuple[EntryKind, list[Booked]]]:
    """Yield the entries of a settlement, each with its postings that are not zero."""
    taken_back: dict[tuple[str, int, int], int] = defaultdict(int)
    owed: dict[tuple[str, int, int], int] = defaultdict(int)
    net: dict[tuple[int, int], int] = defaultdict(int)
    costs, payable = Account.OUTCOME_COSTS.value, Account.PAYABLE.value
    receivable = Account.RECEIVABLE.value
    for payer, recipient, kind, cents in shares:
        amounts = taken_back if kind == LineKind.REVERSAL else owed
        amounts[costs, payer, recipient] += cents
        amounts[payable, payer, recipient] -= cents
        net[payer, recipient] += cents
    for (payer, recipient), cents in net.items():
        if cents < 0:
            owed[receivable, payer, recipient] += -cents
            owed[payable, payer, recipient] -= -cents
    for entry_kind, amounts in ((EntryKind.REVERSAL, taken_back), (EntryKind.SETTLEMENT, owed)):
        postings = [(*key, cents) for key, cents in amounts.items() if cents]
        if postings:
            yield entry_kind, postings


class Chain:
    """New entries of some agreements, each following the last one of its agreement."""

    def __init__(self, agreement_ids: Iterable[int]) -> None:
        """Read where the chain of each agreement ends, with two queries for all of them."""
        self._ends: dict[int, tuple[int, str]] = {}
        self._entries: list[tuple[object, ...]] = []
        self._postings: list[list[Booked]] = []
        ends = (
            JournalEntry.objects.filter(agreement__in=list(agreement_ids))
            .order_by()
            .values_list("agreement")
            .annotate(count=Count("pk"), last=Max("pk"))
        )
        lasts = {last: (agreement, count) for agreement, count, last in ends}
        rows = JournalEntry.objects.filter(pk__in=list(lasts))
        for pk, sha256 in rows.values_list("pk", "sha256") if lasts else ():
            agreement, count = lasts[pk]
            self._ends[agreement] = (count, sha256)

    def add(
        self,
        booking: Booking,
        kind: EntryKind,
        postings: list[Booked],
        *,
        by: Person,
        now: datetime,
        reason: str,
    ) -> None:
        """Add one entry to the chain of its agreement."""
        _require_balance(postings)
        count, previous = self._ends.get(booking.agreement_id, (0, ""))
        number = f"{booking.agreement_number}-{count + 1:04d}"
        text = chain_text_of(
            previous=previous,
            number=number,
            settlement_id=booking.settlement_id,
            kind=kind.value,
            at=now,
            by_id=by.pk,
            reason=reason,
            postings=postings,
        )
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        self._ends[booking.agreement_id] = (count + 1, sha256)
        self._entries.append(
            (
                number,
                booking.agreement_id,
                booking.settlement_id,
                kind.value,
                now,
                by.pk,
                reason,
                previous,
                sha256,
            )
        )
        self._postings.append(postings)

    def write(self) -> list[int]:
        """Write the entries and their postings; give the keys of the entries."""
        keys = insert_values(JournalEntry, _ENTRY_COLUMNS, self._entries)
        insert_values(
            Posting,
            _POSTING_COLUMNS,
            [
                (key, *posting)
                for key, postings in zip(keys, self._postings, strict=True)
                for posting in postings
            ],
        )
        return keys


def _require_balance(postings: list[Booked]) -> None:
    """Stop on an entry that does not balance; PostgreSQL checks it once more."""
    balance: dict[int, int] = defaultdict(int)
    for _account, party, _counterparty, cents in postings:
        balance[party] += cents
    if any(balance.values()):
        raise AssertionError(f"journal entry does not balance: {dict(balance)}")
