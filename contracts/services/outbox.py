"""Mail leaves once: a claim before sending, and another try later when it fails."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto
from hashlib import sha256
from smtplib import SMTPServerDisconnected
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F

from contracts.enums import OutboxStatus
from contracts.models.queued_mails import QueuedMail
from contracts.selectors.outbox import claimable_mails, due_mail_ids

logger = logging.getLogger(__name__)

MAX_ATTEMPTS: Final = 12
LONGEST_WAIT: Final = timedelta(hours=6)
# What a mail server does that takes the call, or not even that, and then says nothing.
NO_ANSWER: Final = (TimeoutError, SMTPServerDisconnected)


class Delivery(Enum):
    """What came of one try."""

    SENT = auto()
    FAILED = auto()
    UNANSWERED = auto()
    NOT_OURS = auto()


def deliver_due_mails(
    *, outbox: type[QueuedMail], limit: int, clock: Callable[[], datetime]
) -> int:
    """Send what is due, oldest first, so many at most; return how many left.

    Two sweeps at once share the work: each letter is claimed by one of them. One that fails is
    tried again later and holds up no other. A server that gives no answer is left alone until the
    next sweep: waiting for it once more for each letter would keep a worker from everything else.
    """
    count = 0
    for message_id in due_mail_ids(clock(), limit=limit, outbox=outbox):
        outcome = _deliver(message_id, clock(), outbox)
        count += outcome is Delivery.SENT
        if outcome is Delivery.UNANSWERED:
            break
    return count


def deliver_mail(*, message_id: int, now: datetime, outbox: type[QueuedMail]) -> bool:
    """Send one letter of `outbox` if it is still to be sent and nobody else is sending it.

    The claim is one UPDATE, so of two workers one gets it. A worker that dies leaves its claim
    to be taken over; only when it died after the mail server took the letter and before we
    wrote that down, does a copy leave, with the same Message-ID. Returns whether it was sent.
    """
    return _deliver(message_id, now, outbox) is Delivery.SENT


def _deliver(message_id: int, now: datetime, outbox: type[QueuedMail]) -> Delivery:
    claimed = (
        claimable_mails(now, outbox)
        .filter(pk=message_id)
        .update(claimed_at=now, attempts=F("attempts") + 1)
    )
    if not claimed:
        return Delivery.NOT_OURS
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
        return Delivery.UNANSWERED if isinstance(problem, NO_ANSWER) else Delivery.FAILED
    ours.update(
        status=OutboxStatus.SENT,
        sent_at=now,
        claimed_at=None,
        problem="",
        **outbox.forgotten_when_sent,
    )
    return Delivery.SENT


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
