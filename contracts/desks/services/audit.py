"""Writing who saw and saved what; nothing is sampled, and a person is noted once an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from contracts.desks.enums import AuditAction
from contracts.desks.models import AuditLine
from contracts.people import Person
from contracts.retention import years_before


@dataclass(frozen=True, slots=True)
class About:
    """What was looked at: its kind, its key (0: a list), its contract and how it is called."""

    kind: str
    object_id: int = 0
    agreement_id: int | None = None
    text: str = ""


def note_look(
    *, about: About, action: AuditAction, by: Person, now: datetime, sha256: str = ""
) -> None:
    """Write one line; a second look at the same object in the same hour adds nothing."""
    line = AuditLine(
        at=now,
        hour=now.replace(minute=0, second=0, microsecond=0),
        by_id=by.pk,
        action=action,
        kind=about.kind,
        object_id=about.object_id,
        agreement_id=about.agreement_id,
        text=about.text[:400],
        sha256=sha256,
        keep_until=years_before(timezone.localdate(now), -settings.KEEP_AUDIT_YEARS),
    )
    AuditLine.objects.bulk_create([line], ignore_conflicts=True)
