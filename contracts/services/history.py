"""What every service begins and ends with: the agreement's lock and its line of history."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db.models import F
from django.utils import timezone

from contracts.enums import AgreementStatus, EventVerb
from contracts.errors import Refused
from contracts.models import Agreement, AgreementEvent
from contracts.people import Person

# The columns of AgreementEvent for services that write many at once.
EVENT_COLUMNS: Final = ("agreement_id", "verb", "at", "by_id", "reason", "detail")


def lock_agreement(agreement_id: int, *, even_closed: bool = False) -> Agreement:
    """Return the agreement and keep others from changing it until the transaction ends.

    Raises Refused when it was closed for good: whatever changes something of it waits until it is
    opened again. `even_closed` is for what is about it and changes nothing that was agreed or paid.

    PostgreSQL locks the row (rows that refer to it can still be added by others); on SQLite the
    transaction itself is the lock, because it begins as IMMEDIATE.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement_id)
    if agreement.status == AgreementStatus.SETTLED and not even_closed:
        raise Refused("agreement_closed", "status", {"number": agreement.number})
    return agreement


def write_event(
    *,
    agreement: Agreement,
    verb: EventVerb,
    by: Person | None,
    now: datetime,
    reason: str = "",
    detail: str = "",
) -> AgreementEvent:
    """Add the one line of history that a service leaves."""
    return AgreementEvent.objects.create(
        agreement=agreement,
        verb=verb,
        by_id=None if by is None else by.pk,
        at=now,
        reason=reason,
        detail=detail,
    )


def note_changed_inputs(agreement: Agreement) -> None:
    """Say that something a settlement depends on changed; the timetable looks again.

    Call it while holding the agreement's lock.
    """
    Agreement.objects.filter(pk=agreement.pk).update(input_version=F("input_version") + 1)
    agreement.refresh_from_db(fields=["input_version"])


def require_status(agreement: Agreement, *allowed: str) -> None:
    """Raise Refused when the agreement has none of the allowed statuses."""
    if agreement.status not in allowed:
        labels = dict(AgreementStatus.choices)
        raise Refused(
            "wrong_status",
            "status",
            {
                "allowed": " / ".join(str(labels[code]) for code in allowed),
                "found": str(agreement.get_status_display()),
            },
        )


def local_day(now: datetime) -> date:
    """Return the calendar day of a moment where the municipality is."""
    return timezone.localdate(now)
