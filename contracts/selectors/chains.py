"""Whether the journals are whole: each entry fits its hash, its predecessor and its sum.

Each agreement has a chain of its own. A changed, moved or removed entry shows at the first entry
that no longer fits; an entry removed from the end shows because what was approved is then not
booked, or what was paid (`payment_checks`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from contracts.enums import Account, EntryKind, SettlementStatus
from contracts.models import JournalEntry, Posting, Settlement
from contracts.selectors.journal import chain_text

CHUNK: Final = 500
Problem = Literal["changed", "predecessor", "number", "unbalanced"]


@dataclass(frozen=True, slots=True)
class Chain:
    """One agreement's journal: how many entries fit, and the first that does not (if any)."""

    agreement_id: int
    count: int
    broken: str = ""
    problem: Problem | None = None


def verify_chains(agreement_ids: Iterable[int]) -> Iterator[Chain]:
    """Verify the chain of each agreement, some hundreds with a handful of queries."""
    for ids in chunks(list(agreement_ids)):
        entries: dict[int, list[JournalEntry]] = defaultdict(list)
        found = JournalEntry.objects.filter(agreement__in=ids).select_related("agreement")
        for entry in found.prefetch_related("postings").order_by("agreement", "pk"):
            entries[entry.agreement_id].append(entry)
        for agreement_id in ids:
            yield _verify(agreement_id, entries[agreement_id])


def unbooked_settlements(agreement_ids: Iterable[int]) -> Iterator[Settlement]:
    """Give the settlements of which the journal has another amount than was approved.

    Of a reversed one that is nothing.
    """
    # Whatever the costs were booked as, the debt (or the claim) stands against it.
    owed = Sum(
        "entries__postings__amount_cents",
        filter=Q(
            entries__kind__in=(EntryKind.SETTLEMENT, EntryKind.REVERSAL, EntryKind.UNDONE),
            entries__postings__account__in=(Account.PAYABLE, Account.RECEIVABLE),
        ),
    )
    booked = Coalesce(owed, 0) * -1
    for ids in chunks(list(agreement_ids)):
        wrong = (Q(status=SettlementStatus.APPROVED) & ~Q(booked_cents=F("total_cents"))) | (
            Q(status=SettlementStatus.REVERSED) & ~Q(booked_cents=0)
        )
        yield from (
            Settlement.objects.filter(agreement__in=ids)
            .annotate(booked_cents=booked)
            .filter(wrong)
            .defer("inputs", "closing")
            .select_related("agreement")
            .order_by("pk")
        )


def chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield some hundreds of keys at a time."""
    for first in range(0, len(ids), CHUNK):
        yield ids[first : first + CHUNK]


def _verify(agreement_id: int, entries: Sequence[JournalEntry]) -> Chain:
    previous = ""
    for place, entry in enumerate(entries, start=1):
        problem = _problem(entry, previous, place)
        if problem is not None:
            return Chain(agreement_id, place - 1, entry.number, problem)
        previous = entry.sha256
    return Chain(agreement_id, len(entries))


def _problem(entry: JournalEntry, previous: str, place: int) -> Problem | None:
    postings: list[Posting] = sorted(entry.postings.all(), key=lambda row: row.pk)
    if entry.previous_sha256 != previous:
        return "predecessor"
    if entry.sha256 != hashlib.sha256(chain_text(entry, postings).encode()).hexdigest():
        return "changed"
    if entry.number != f"{entry.agreement.number}-{place:04d}":
        return "number"
    balance: dict[int, int] = defaultdict(int)
    for row in postings:
        balance[row.party_id] += row.amount_cents
    return "unbalanced" if any(balance.values()) else None
