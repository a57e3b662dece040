"""Mail leaves once: a row per key, claimed and sent the way letters are."""

from datetime import datetime

from pages.challenges.letter_kinds.content import LetterContent
from pages.voices.enums import MailKind
from pages.voices.models import VoiceMail


def queue_mail(
    *,
    key: str,
    kind: MailKind,
    to: str,
    language: str,
    content: LetterContent,
    now: datetime,
    unsubscribe_url: str = "",
) -> None:
    """Put a mail in the outbox, once per key. A worker sends it (`tasks.voices`), no request does.

    Without an address there is nothing to send: somebody who withdrew gets no more mail.
    """
    if not to:
        return
    VoiceMail.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "to": to,
            "subject": content.subject[:200],
            "text": content.text,
            "html": content.html,
            "language": language,
            "unsubscribe_url": unsubscribe_url,
            "created_at": now,
            "next_attempt_at": now,
        },
    )
