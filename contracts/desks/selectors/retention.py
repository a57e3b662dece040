"""What is kept, until when, and what may be destroyed today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from contracts.desks.models import AuditLine, BulkJob
from contracts.models import Agreement
from contracts.retention import RecordKind, record_kinds, years_before


@dataclass(frozen=True, slots=True)
class KindDue:
    """A kind of record with how many rows have passed their term."""

    kind: RecordKind
    count: int

    @property
    def is_destroyable(self) -> bool:
        """Whether there is something that may be destroyed."""
        return self.kind.destroy is not None and self.count > 0


def kinds_due(day: date) -> list[KindDue]:
    """Return every kind of record with what is due on a day; a query for each kind."""
    return [KindDue(kind, kind.due(day).count()) for kind in record_kinds()]


def looks_due(day: date) -> QuerySet[AuditLine]:
    """Return the lines of the audit of which the term is over."""
    # An ordinary queryset: that of the model itself refuses to delete.
    return QuerySet(AuditLine).filter(keep_until__lt=day)


def jobs_due(day: date) -> QuerySet[BulkJob]:
    """Return the finished work in bulk that is as old as a look is kept."""
    before = years_before(day, settings.KEEP_AUDIT_YEARS)
    return BulkJob.objects.filter(finished_at__date__lt=before)


def ledgers_due(day: date) -> QuerySet[Agreement]:
    """Return the contracts that ended so long ago that their books need not be kept."""
    return Agreement.objects.filter(ends_on__lt=years_before(day, settings.KEEP_LEDGER_YEARS))
