"""Which letters are to be sent."""

from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from contracts.selectors.outbox import CLAIM_HOLDS_FOR
from pages.challenges.enums import Channel, Letter, OutboxStatus
from pages.challenges.models import OutboxMessage, Response


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


def unposted_decisions() -> QuerySet[OutboxMessage]:
    """Letters on paper with a decision that nobody said were posted: until then no term runs.

    That of the first decision to object, and that of the decision on an objection to go to court.
    """
    return OutboxMessage.objects.filter(
        letter__in=(Letter.DECISION, Letter.OBJECTION_DECISION),
        channel=Channel.POST,
        status=OutboxStatus.PENDING,
        response__erased_at=None,
        response__isnull=False,
    ).order_by("created_at", "pk")


def unposted_since(day: date) -> QuerySet[OutboxMessage]:
    """Those that were written on this day or before."""
    return unposted_decisions().filter(created_at__date__lte=day)


def failed_voice_mails() -> QuerySet[Any]:
    """Mails about questions, support and following that failed: a table that stands above us."""
    return apps.get_model("voices", "VoiceMail").mails().filter(status=OutboxStatus.FAILED)


def addressee_of(response: Response | None) -> tuple[str, ...]:
    """Name and postal address of who responded, line by line; only the name when that is all."""
    if response is None:
        return ()
    version = response.versions.order_by("-number").first()
    address = version.document["applicant"].get("address", "") if version else ""
    lines = [response.applicant_name, *address.replace(",", "\n").splitlines()]
    return tuple(line.strip() for line in lines if line.strip())
