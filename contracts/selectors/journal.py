"""Reading the journal: balances, and the text that the hash of an entry covers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.db.models import Sum

from contracts.models import Agreement, JournalEntry, Posting


def chain_text(entry: JournalEntry, postings: Iterable[Posting]) -> str:
    """Return the text that an entry's sha256 covers: itself, its postings and its predecessor."""
    return chain_text_of(
        previous=entry.previous_sha256,
        number=entry.number,
        settlement_id=entry.settlement_id,
        kind=str(entry.kind),
        at=entry.at,
        by_id=entry.by_id,
        reason=entry.reason,
        postings=[
            (str(row.account), row.party_id, row.counterparty_id, row.amount_cents)
            for row in postings
        ],
    )


def chain_text_of(
    *,
    previous: str,
    number: str,
    settlement_id: int | None,
    kind: str,
    at: datetime,
    by_id: int,
    reason: str,
    postings: Sequence[tuple[str, int, int, int]],
) -> str:
    """Return the same from plain values; a posting is (account, payer, counterparty, cents)."""
    data = {
        "previous": previous,
        "number": number,
        "settlement": settlement_id,
        "kind": kind,
        "at": at.astimezone(UTC).isoformat(),
        "by": by_id,
        "reason": reason,
        "postings": postings,
    }
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def balances(agreement: Agreement) -> dict[tuple[str, str], int]:
    """Return the balance in cents by (account, code of the payer); debit is positive."""
    rows = (
        Posting.objects.filter(entry__agreement=agreement)
        .order_by("account", "party__code")
        .values_list("account", "party__code")
        .annotate(cents=Sum("amount_cents"))
    )
    return {(account, code): cents for account, code, cents in rows}
