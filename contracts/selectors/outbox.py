"""Which mail is to be sent, of any app's table of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from contracts.enums import OutboxStatus
from contracts.models.queued_mails import QueuedMail

# Longer than a mail server may take to answer, so a sender at work is left alone.
CLAIM_HOLDS_FOR: Final = timedelta(minutes=10)


def claimable_mails(now: datetime, outbox: type[QueuedMail]) -> QuerySet[QueuedMail]:
    """Return mail that is due and that nobody is sending, also that of a sender that died."""
    return outbox.mails().filter(
        Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_HOLDS_FOR),
        status=OutboxStatus.PENDING,
        next_attempt_at__lte=now,
    )


def due_mail_ids(now: datetime, *, limit: int, outbox: type[QueuedMail]) -> list[int]:
    """Return the mail to send now, oldest first."""
    due = claimable_mails(now, outbox).order_by("created_at", "pk")
    return list(due.values_list("pk", flat=True)[:limit])
