"""Letters leave once. The row is written with the change it tells of, and sent after it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from contracts.services.outbox import MAX_ATTEMPTS as MAX_ATTEMPTS
from contracts.services.outbox import deliver_mail
from contracts.services.outbox import message_id_of as message_id_of
from pages.challenges.enums import Channel, Letter, OutboxStatus
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.content import LetterContent, write_letter_data
from pages.challenges.letter_kinds.kinds import Audience
from pages.challenges.models import ArchivedLetter, OutboxMessage, QueuedMail, Response
from pages.challenges.selectors.outbox import (
    CLAIM_HOLDS_FOR,
    addressee_of,
    failed_voice_mails,
)
from pages.challenges.terms import local_day


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
    """Send one letter of `outbox`, see `contracts.services.outbox`. Returns whether it was sent."""
    return deliver_mail(message_id=message_id, now=now, outbox=outbox)


def try_again(*, message: OutboxMessage, now: datetime) -> bool:
    """Let the next sweep send it, as often as at first. Returns whether there was something to do.

    A letter that somebody is sending at this moment is left alone, and so is one of a person
    who was erased.
    """
    return bool(
        OutboxMessage.mails()
        .filter(_free(now), pk=message.pk, response__erased_at=None)
        .exclude(status=OutboxStatus.SENT)
        .update(status=OutboxStatus.PENDING, attempts=0, claimed_at=None, next_attempt_at=now)
    )


def _free(now: datetime) -> Q:
    """Nobody is sending it at this moment."""
    return Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_HOLDS_FOR)


def readdress(*, response: Response, old: str, new: str, now: datetime) -> int:
    """Let what did not leave to the old address leave to the new one. Returns how many."""
    return int(
        OutboxMessage.mails()
        .filter(_free(now), response=response, to=old, archived__is_for_applicant=True)
        .exclude(status=OutboxStatus.SENT)
        .update(
            to=new,
            status=OutboxStatus.PENDING,
            attempts=0,
            claimed_at=None,
            next_attempt_at=now,
            problem="",
        )
    )


def send_again(*, response: Response, old: str, new: str, about: str, now: datetime) -> int:
    """Send what left to the old address once more, word for word, to the new one, as rows of
    their own, once for each `about`. Returns how many.
    """
    sent = OutboxMessage.mails().filter(
        response=response, to=old, archived__is_for_applicant=True, status=OutboxStatus.SENT
    )
    for message in sent:
        OutboxMessage.objects.get_or_create(
            key=f"{message.key}:{about}",
            defaults={
                "letter": message.letter,
                "response": response,
                "archived": message.archived,
                "to": new,
                "subject": message.subject,
                "text": message.text,
                "html": message.html,
                "language": message.language,
                "created_at": now,
                "next_attempt_at": now,
            },
        )
    return len(sent)


def try_all_again(now: datetime) -> int:
    """Let the next sweeps send everything that failed, letters and mails of voices alike.

    Returns how many. What is still being tried is left alone: that goes on by itself.
    """
    letters = OutboxMessage.mails().filter(status=OutboxStatus.FAILED, response__erased_at=None)
    again = {"status": OutboxStatus.PENDING, "attempts": 0, "next_attempt_at": now}
    return int(letters.update(**again)) + int(failed_voice_mails().update(**again))


def mark_posted(*, message: OutboxMessage, by: Any, now: datetime) -> bool:
    """Write down that a letter on paper went in the post, once. Returns whether it was news."""
    return bool(
        OutboxMessage.objects.filter(
            pk=message.pk, channel=Channel.POST, status=OutboxStatus.PENDING
        ).update(status=OutboxStatus.SENT, sent_at=now, posted_by=by)
    )
