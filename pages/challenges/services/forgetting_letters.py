"""Taking words and address out of letters; that there was a letter, and when, stays."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from pages.challenges.enums import OutboxStatus
from pages.challenges.models import ArchivedLetter, OutboxMessage, Response

ERASED_NAME = "Gewist op verzoek"
ERASED_ADDRESS = "gewist@gewist.invalid"


def forget_mail(locked: Response, *, now: datetime) -> None:
    """Take words and address out of every letter of a case."""
    forget_letters(letters=locked.letters.all(), messages=locked.messages.all(), now=now)


def forget_letters(
    *,
    letters: Iterable[ArchivedLetter],
    messages: Iterable[OutboxMessage],
    now: datetime,
) -> None:
    """The same for these. What did not leave yet, never leaves."""
    for letter in letters:
        letter.erase_person(content=_without_words(letter.content), at=now)
    for message in messages:
        digest = sha256(message.text.encode()).hexdigest()
        OutboxMessage.objects.filter(pk=message.pk).update(
            to=ERASED_ADDRESS,
            subject=ERASED_NAME,
            text=f"{ERASED_NAME}. sha256 {digest}",
            html="",
            status=OutboxStatus.FAILED if message.sent_at is None else message.status,
        )


def _without_words(content: dict[str, Any]) -> dict[str, Any]:
    """Which letter it was and when, without what it said to whom."""
    return {
        **content,
        "subject": ERASED_NAME,
        "blocks": [{"kind": "p", "text": ERASED_NAME, "items": []}],
        "link": {"label": "", "url": ""},
        "addressee": [],
    }
