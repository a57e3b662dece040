"""Giving the municipal ledger a period of the journal, and the codes that it stands under."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from contracts.banking.models import CostCode, ExportedEntry, LedgerExport
from contracts.banking.selectors.ledger import (
    LedgerLine,
    cost_codes,
    entries_between,
    late_entries,
    lines_of,
    totals,
)
from contracts.errors import Refused
from contracts.models import Agreement, JournalEntry
from contracts.people import Person


def export_ledger(*, start: date, end: date, by: Person, now: datetime) -> LedgerExport:
    """Note that a half-open period that is over goes to the municipal ledger.

    Every entry belongs to the export in which it went first. Raises Refused when the period is
    empty, not over, or holds nothing.
    """
    if end <= start:
        raise Refused("ledger_period", "end")
    if end > timezone.localdate(now):
        raise Refused("ledger_not_over", "end")
    with transaction.atomic():
        late = list(late_entries(start, end).values_list("pk", flat=True))
        # What is booked while we are busy belongs to the next export, as a whole.
        found = list(entries_between(start, end).order_by("pk").values_list("pk", flat=True))
        lines = lines_of(JournalEntry.objects.filter(pk__in=found), late, cost_codes())
        if not lines:
            raise Refused("ledger_empty", "start")
        debit, credit = totals(lines)
        export = LedgerExport.objects.create(
            start=start,
            end=end,
            at=now,
            by_id=by.pk,
            entry_count=len(found),
            late_count=len(late),
            debit_cents=debit,
            credit_cents=credit,
            sha256=_digest(lines),
        )
        # The first keeps an entry, also when two export at the same moment.
        ExportedEntry.objects.bulk_create(
            [ExportedEntry(export=export, entry_id=pk) for pk in found], ignore_conflicts=True
        )
    return export


def set_cost_code(
    *,
    agreement: Agreement | None,
    account: str,
    centre: str,
    kind: str,
    by: Person,
    now: datetime,
) -> CostCode:
    """Say under which codes an account stands; without an agreement the default. Raises Refused."""
    if not centre.strip():
        raise Refused("cost_centre_missing", "centre")
    return CostCode.objects.create(
        agreement=agreement,
        account=account,
        centre=centre.strip(),
        kind=kind.strip(),
        at=now,
        by_id=by.pk,
    )


def _digest(lines: list[LedgerLine]) -> str:
    """Return a check sum over what does not depend on language: numbers, accounts and amounts."""
    text = "\n".join(f"{row.number} {row.debit_cents} {row.credit_cents}" for row in lines)
    return hashlib.sha256(text.encode()).hexdigest()
