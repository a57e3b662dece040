"""Letters that wait get the new private link. What left already stays as it left."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from pages.challenges.enums import Channel, OutboxStatus
from pages.challenges.letter_kinds.content import read_letter_data, write_letter_data
from pages.challenges.models import ArchivedLetter, OutboxMessage, Response
from pages.challenges.selectors.letters import RENEWED


def relink(*, response: Response, to: str, old: str, new: str, about: str, now: datetime) -> None:
    """Put the new private link in what waits: mails to this address, and letters on paper.

    Mails that are being sent elsewhere keep the old one, which opens nothing. A letter that was
    archived with the old link is archived anew, so that it is printed with the new one. `old` and
    `new` are tokens; `about` says what for, once for each letter.
    """
    waiting = OutboxMessage.objects.filter(
        Q(channel=Channel.POST) | Q(to=to), response=response, text__contains=old
    ).exclude(status=OutboxStatus.SENT)
    for message in waiting.select_related("archived"):
        values: dict[str, Any] = {
            "text": message.text.replace(old, new),
            "html": message.html.replace(old, new),
        }
        if message.archived is not None and not _is_sent_again(message):
            values["archived"] = _renewed(message.archived, old, new, about, now)
        OutboxMessage.objects.filter(pk=message.pk).update(**values)


def _is_sent_again(message: OutboxMessage) -> bool:
    """Whether this mail is one more copy of a letter that left: that one is in the archive."""
    sent = message.archived.messages.filter(status=OutboxStatus.SENT)
    return message.channel == Channel.EMAIL and sent.exists()


def _renewed(
    archived: ArchivedLetter, old: str, new: str, about: str, now: datetime
) -> ArchivedLetter:
    link = archived.content["link"]
    content = read_letter_data(
        {**archived.content, "link": {**link, "url": link["url"].replace(old, new)}}
    )
    again, _is_new = ArchivedLetter.objects.get_or_create(
        key=f"{archived.key}{RENEWED}{about}",
        defaults={
            "response": archived.response,
            "letter": archived.letter,
            "is_for_applicant": archived.is_for_applicant,
            "subject": archived.subject,
            "language": archived.language,
            "content": write_letter_data(content),
            "revision": archived.revision,
            "sha256": content.fingerprint,
            "made_at": now,
        },
    )
    return again
