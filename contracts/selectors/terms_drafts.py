"""Questions about new versions of the payment rule that people are writing."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from contracts.models import Agreement, TermsDraft
from contracts.people import Person


def draft_of(agreement: Agreement, person: Person) -> TermsDraft | None:
    """Return what this person is writing for this agreement, if anything."""
    return TermsDraft.objects.filter(agreement=agreement, by_id=person.pk).first()


def drafts_of_others(agreement: Agreement, person: Person) -> QuerySet[TermsDraft]:
    """Return what other people are writing for it, the latest first."""
    rows = TermsDraft.objects.filter(agreement=agreement).exclude(by_id=person.pk)
    return rows.select_related("by").order_by("-saved_at")


def newest_number(agreement: Agreement) -> int:
    """Return the number of the newest version; 0 when there is none."""
    return agreement.terms_versions.aggregate(newest=Max("number"))["newest"] or 0
