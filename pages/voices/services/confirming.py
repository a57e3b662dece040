"""What all contributions have in common: making, confirming and withdrawing them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pages.challenges.errors import Refused
from pages.voices.addresses import fingerprint, normalise
from pages.voices.models import Voice

CONFIRM_WITHIN = timedelta(days=3)


@dataclass(frozen=True)
class Sender:
    """Who sends something: an address as typed, or an account that proved its own."""

    email: str
    language: str
    owner: Any | None = None


def fields_of_sender(sender: Sender, now: datetime) -> dict[str, Any]:
    """What a new contribution starts with. That of an account needs no confirmation."""
    return {
        "email": normalise(sender.email),
        "email_hash": fingerprint(sender.email),
        "language": sender.language,
        "owner": sender.owner,
        "created_at": now,
        "confirm_by": now + CONFIRM_WITHIN,
    }


def lock_voice(voice: Voice) -> Any:
    """The row as it is now, held until the transaction ends. Call inside a transaction."""
    return type(voice).objects.select_for_update().get(pk=voice.pk)


def refuse_unless_confirmable(locked: Voice, now: datetime) -> None:
    """Raise Refused `withdrawn` or `link_expired` for what can count no more."""
    if locked.withdrawn_at is not None:
        raise Refused("withdrawn")
    if locked.is_expired(now):
        raise Refused("link_expired")
