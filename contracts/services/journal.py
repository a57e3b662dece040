"""Booking in the journal: balanced per payer, chained, never changed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from contracts.enums import Account, EntryKind, LineKind
from contracts.models import (
    Agreement,
    AgreementParty,
    JournalEntry,
    PaymentOrder,
    Posting,
    Settlement,
)
from contracts.people import Person
from contracts.selectors.journal import chain_text

# (account, payer, counterparty) to cents; debit is positive.
Amounts = dict[tuple[Account, AgreementParty, AgreementParty], int]


def post_settlement(
    *, agreement: Agreement, settlement: Settlement, by: Person, now: datetime, reason: str
) -> list[JournalEntry]:
    """Book an approved settlement: what is taken back in one entry, what is owed in another.

    Outcome costs are debited and the debt to the recipient credited, in the books of each payer.
    When the settlement as a whole takes back more than it gives, the payer's claim on the
    recipient is booked as receivable. Nothing is booked for amounts of zero. The caller holds the
    agreement's lock.
    """
    taken_back: Amounts = defaultdict(int)
    owed: Amounts = defaultdict(int)
    net: dict[tuple[AgreementParty, AgreementParty], int] = defaultdict(int)
    for payer, recipient, kind, cents in settlement_amounts(settlement):
        amounts = taken_back if kind == LineKind.REVERSAL else owed
        amounts[Account.OUTCOME_COSTS, payer, recipient] += cents
        amounts[Account.PAYABLE, payer, recipient] -= cents
        net[payer, recipient] += cents
    for (payer, recipient), cents in net.items():
        if cents < 0:
            owed[Account.RECEIVABLE, payer, recipient] += -cents
            owed[Account.PAYABLE, payer, recipient] -= -cents
    entries = []
    for kind, amounts in ((EntryKind.REVERSAL, taken_back), (EntryKind.SETTLEMENT, owed)):
        if any(amounts.values()):
            entries.append(_write_entry(agreement, settlement, kind, amounts, by, now, reason))
    return entries


def post_payment(
    *, agreement: Agreement, order: PaymentOrder, by: Person, now: datetime, is_paid_out: bool
) -> JournalEntry:
    """Book that money moved: the debt (or claim) goes, the bank account follows."""
    account = Account.PAYABLE if is_paid_out else Account.RECEIVABLE
    sign = 1 if is_paid_out else -1
    amounts: Amounts = {
        (account, order.payer, order.recipient): sign * order.amount_cents,
        (Account.BANK, order.payer, order.recipient): -sign * order.amount_cents,
    }
    return _write_entry(agreement, order.settlement, EntryKind.PAYMENT, amounts, by, now, "")


def settlement_amounts(
    settlement: Settlement,
) -> Iterable[tuple[AgreementParty, AgreementParty, str, int]]:
    """Give (payer, recipient, kind of line, cents) for every share, in the order of the lines."""
    lines = settlement.lines.select_related("recipient").prefetch_related("shares__payer")
    for line in lines.order_by("position"):
        for share in line.shares.all():
            yield share.payer, line.recipient, line.kind, share.amount_cents


def _write_entry(
    agreement: Agreement,
    settlement: Settlement,
    kind: EntryKind,
    amounts: Amounts,
    by: Person,
    now: datetime,
    reason: str,
) -> JournalEntry:
    rows = [
        Posting(account=account, party=payer, counterparty=counterparty, amount_cents=cents)
        for (account, payer, counterparty), cents in amounts.items()
        if cents
    ]
    _require_balance(rows)
    last = agreement.entries.order_by("pk").last()
    number = f"{agreement.number}-{agreement.entries.count() + 1:04d}"
    entry = JournalEntry(
        number=number,
        agreement=agreement,
        settlement=settlement,
        kind=kind,
        at=now,
        by_id=by.pk,
        reason=reason,
        previous_sha256=last.sha256 if last else "",
    )
    entry.sha256 = hashlib.sha256(chain_text(entry, rows).encode()).hexdigest()
    entry.save()
    for row in rows:
        row.entry = entry
    Posting.objects.bulk_create(rows)
    return entry


def _require_balance(rows: list[Posting]) -> None:
    """Stop on an entry that does not balance; PostgreSQL checks it once more at commit."""
    balance: dict[int, int] = defaultdict(int)
    for row in rows:
        balance[row.party_id] += row.amount_cents
    if any(balance.values()):
        raise AssertionError(f"journal entry does not balance: {dict(balance)}")
