"""Which letters are to be sent."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from pages.challenges.enums import Channel, OutboxStatus
from pages.challenges.models import OutboxMessage, QueuedMail, Response

# Longer than a mail server may take to answer, so a sender at work is left alone.
CLAIM_HOLDS_FOR = timedelta(minutes=10)


def claimable_messages(
    now: datetime, outbox: type[QueuedMail] = OutboxMessage
) -> QuerySet[QueuedMail]:
    """Letters that are due and that nobody is sending, also those of a sender that died."""
    return outbox.mails().filter(
        Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_HOLDS_FOR),
        status=OutboxStatus.PENDING,
        next_attempt_at__lte=now,
    )


def due_message_ids(
    now: datetime, *, limit: int = 200, outbox: type[QueuedMail] = OutboxMessage
) -> list[int]:
    """The letters to send now, oldest first."""
    due = claimable_messages(now, outbox).order_by("created_at", "pk")
    return list(due.values_list("pk", flat=True)[:limit])


def letters_to_look_after(now: datetime) -> dict[str, QuerySet[OutboxMessage]]:
    """What needs somebody, oldest first: to print, failed, and waiting after a try that failed.

    A letter to somebody who was erased needs nobody.
    """
    rows = (
        OutboxMessage.objects.exclude(response__erased_at__isnull=False)
        .select_related("response")
        .order_by("created_at", "pk")
    )
    mails = rows.filter(channel=Channel.EMAIL)
    waits = Q(attempts__gt=0) | Q(next_attempt_at__lt=now - CLAIM_HOLDS_FOR)
    return {
        "to_print": rows.filter(channel=Channel.POST, status=OutboxStatus.PENDING),
        "failed": mails.filter(status=OutboxStatus.FAILED),
        "waiting": mails.filter(waits, status=OutboxStatus.PENDING),
    }


def addressee_of(response: Response | None) -> tuple[str, ...]:
    """Name and postal address of who responded, line by line; only the name when that is all."""
    if response is None:
        return ()
    version = response.versions.order_by("-number").first()
    address = version.document["applicant"].get("address", "") if version else ""
    lines = [response.applicant_name, *address.replace(",", "\n").splitlines()]
    return tuple(line.strip() for line in lines if line.strip())
