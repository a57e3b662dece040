"""Letters leave once. The row is written with the change it tells of, and sent after it."""

import logging
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F

from pages.challenges.enums import Letter, OutboxStatus
from pages.challenges.letters import LetterContent
from pages.challenges.models import OutboxMessage, QueuedMail, Response
from pages.challenges.selectors.outbox import claimable_messages

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 12
LONGEST_WAIT = timedelta(hours=6)


def queue_letter(
    *,
    key: str,
    letter: Letter,
    response: Response,
    to: str,
    content: LetterContent,
    now: datetime,
) -> OutboxMessage:
    """Put a letter in the outbox, once per key, and try to send it after the commit."""
    message, is_new = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "letter": letter,
            "response": response,
            "to": to,
            "subject": content.subject[:200],
            "text": content.text,
            "html": content.html,
            "language": response.language,
            "created_at": now,
            "next_attempt_at": now,
        },
    )
    if is_new:
        # Only to be quick: when this try is lost, the timetable finds the row.
        transaction.on_commit(partial(deliver_message, message_id=message.pk, now=now), robust=True)
    return message


def deliver_message(
    *, message_id: int, now: datetime, outbox: type[QueuedMail] = OutboxMessage
) -> bool:
    """Send one letter of `outbox` if it is still to be sent and nobody else is sending it.

    The claim is one UPDATE, so of two workers one gets it. A worker that dies leaves its claim
    to be taken over; only when it died after the mail server took the letter and before we
    wrote that down, does a copy leave, with the same Message-ID. Returns whether it was sent.
    """
    claimed = (
        claimable_messages(now, outbox)
        .filter(pk=message_id)
        .update(claimed_at=now, attempts=F("attempts") + 1)
    )
    if not claimed:
        return False
    message = outbox.objects.get(pk=message_id)
    ours = outbox.objects.filter(pk=message_id, claimed_at=now, status=OutboxStatus.PENDING)
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
