"""Mail leaves once: a claim before sending, and another try later when it fails."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F

from contracts.enums import OutboxStatus
from contracts.models.queued_mails import QueuedMail
from contracts.selectors.outbox import claimable_mails

logger = logging.getLogger(__name__)

MAX_ATTEMPTS: Final = 12
LONGEST_WAIT: Final = timedelta(hours=6)


def deliver_mail(*, message_id: int, now: datetime, outbox: type[QueuedMail]) -> bool:
    """Send one letter of `outbox` if it is still to be sent and nobody else is sending it.

    The claim is one UPDATE, so of two workers one gets it. A worker that dies leaves its claim
    to be taken over; only when it died after the mail server took the letter and before we
    wrote that down, does a copy leave, with the same Message-ID. Returns whether it was sent.
    """
    claimed = (
        claimable_mails(now, outbox)
        .filter(pk=message_id)
        .update(claimed_at=now, attempts=F("attempts") + 1)
    )
    if not claimed:
        return False
    message = outbox.mails().get(pk=message_id)
    ours = outbox.mails().filter(pk=message_id, claimed_at=now, status=OutboxStatus.PENDING)
    try:
        _send(message)
    except Exception as problem:
        logger.exception("Letter %s could not be sent", message.key)
        gives_up = message.attempts >= MAX_ATTEMPTS
        ours.update(
            claimed_at=None,
            status=OutboxStatus.FAILED if gives_up else OutboxStatus.PENDING,
            # The kind of problem only: a mail server's answer may repeat an address.
            problem=type(problem).__name__[:200],
            next_attempt_at=now + _wait_after(message.attempts),
        )
        return False
    ours.update(
        status=OutboxStatus.SENT,
        sent_at=now,
        claimed_at=None,
        problem="",
        **outbox.forgotten_when_sent,
    )
    return True


def message_id_of(key: str) -> str:
    """The same Message-ID for the same letter, so that a mail server can drop a copy."""
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{host}>"


def _wait_after(attempts: int) -> timedelta:
    return min(timedelta(minutes=2**attempts), LONGEST_WAIT)


def _send(message: QueuedMail) -> None:
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[message.to],
        headers={
            "Message-ID": message_id_of(message.key),
            # Out-of-office answers would only come back to an unread box.
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.language,
            **message.extra_headers(),
        },
    )
    mail.attach_alternative(message.html, "text/html")
    mail.send()
