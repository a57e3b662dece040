"""Letters leave once. The row is written with the change it tells of, and sent after it."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, Q

from pages.challenges.enums import Channel, Letter, OutboxStatus
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.content import LetterContent, write_letter_data
from pages.challenges.letter_kinds.kinds import Audience
from pages.challenges.models import ArchivedLetter, OutboxMessage, QueuedMail, Response
from pages.challenges.selectors.outbox import (
    CLAIM_HOLDS_FOR,
    addressee_of,
    claimable_messages,
)
from pages.challenges.terms import local_day

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 12
LONGEST_WAIT = timedelta(hours=6)


def queue_letter(
    *,
    key: str,
    letter: Letter,
    response: Response | None,
    to: str,
    content: LetterContent,
    now: datetime,
) -> OutboxMessage:
    """Put a letter in the outbox and in the archive, once per key.

    It never leaves within the request: a worker sweeps what is committed (`tasks.letters`).

    Without an address it goes on paper. Who chose paper gets what we write about a sent case on
    paper as well. A letter about a draft, about no case, or to a colleague is not archived.
    """
    content = replace(content, letter=content.letter or letter.value, on=local_day(now))
    kind = KINDS.get(content.letter)
    is_to_applicant = kind is not None and kind.audience is Audience.APPLICANT
    has_case = response is not None and response.case_number is not None
    wants_paper = has_case and is_to_applicant and response.channel == Channel.POST
    if not to or wants_paper:
        content = replace(content, addressee=addressee_of(response) if is_to_applicant else ())
    archived = None
    if has_case and kind is not None and kind.audience is not Audience.STAFF:
        archived = _archive(key, response, content, now, is_for_applicant=is_to_applicant)
    channels = [Channel.EMAIL] if to else []
    channels += [Channel.POST] if wants_paper or not to else []
    messages = [
        _queue(
            key=key if place == 0 else f"{key}:{channel}",
            letter=letter,
            response=response,
            channel=channel,
            to=to if channel == Channel.EMAIL else "",
            content=content,
            archived=archived,
            now=now,
        )
        for place, channel in enumerate(channels)
    ]
    return messages[0]


def _archive(
    key: str, response: Response, content: LetterContent, now: datetime, *, is_for_applicant: bool
) -> ArchivedLetter:
    archived, _is_new = ArchivedLetter.objects.get_or_create(
        key=key,
        defaults={
            "response": response,
            "letter": content.letter,
            "is_for_applicant": is_for_applicant,
            "subject": content.subject[:200],
            "language": content.language,
            "content": write_letter_data(content),
            "revision": content.revision,
            "sha256": content.fingerprint,
            "made_at": now,
        },
    )
    return archived


def _queue(
    *,
    key: str,
    letter: Letter,
    response: Response | None,
    channel: Channel,
    to: str,
    content: LetterContent,
    archived: ArchivedLetter | None,
    now: datetime,
) -> OutboxMessage:
    message, _is_new = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "letter": letter,
            "response": response,
            "archived": archived,
            "channel": channel,
            "to": to,
            "subject": content.subject[:200],
            "text": content.text,
            "html": content.html,
            "language": content.language,
            "created_at": now,
            "next_attempt_at": now,
        },
    )
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


def try_again(*, message: OutboxMessage, now: datetime) -> bool:
    """Let the next sweep send it, as often as at first. Returns whether there was something to do.

    A letter that somebody is sending at this moment is left alone, and so is one of a person
    who was erased.
    """
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_HOLDS_FOR)
    return bool(
        OutboxMessage.mails()
        .filter(free, pk=message.pk, response__erased_at=None)
        .exclude(status=OutboxStatus.SENT)
        .update(status=OutboxStatus.PENDING, attempts=0, claimed_at=None, next_attempt_at=now)
    )


def mark_posted(*, message: OutboxMessage, by: Any, now: datetime) -> bool:
    """Write down that a letter on paper went in the post, once. Returns whether it was news."""
    return bool(
        OutboxMessage.objects.filter(
            pk=message.pk, channel=Channel.POST, status=OutboxStatus.PENDING
        ).update(status=OutboxStatus.SENT, sent_at=now, posted_by=by)
    )


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
