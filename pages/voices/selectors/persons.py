"""What one person left here, for the page with all their data (AVG art. 15 and 20)."""

from typing import Any

from django.db.models import Q

from pages.challenges.selectors.persons import proved_addresses
from pages.voices.addresses import fingerprint
from pages.voices.models import Voice
from pages.voices.selectors.private import KINDS
from pages.voices.selectors.topics import topic_of

_WORDS = ("name", "area", "text", "words", "on_answer", "on_phase", "on_decision", "on_result")


def voices_of(user: Any) -> list[Voice]:
    """Everything that was left in the account, or with an address that the person proved."""
    hashes = [fingerprint(email) for email in proved_addresses(user)]
    mine = Q(owner=user) | (Q(email_hash__in=hashes) & Q(confirmed_at__isnull=False))
    return [row for model in KINDS for row in model.objects.filter(mine).order_by("pk")]


def export_of(user: Any) -> dict[str, list[dict[str, Any]]]:
    """The same as data, under one key of the export."""
    return {"contributions": [_row(voice) for voice in voices_of(user)]}


def _row(voice: Voice) -> dict[str, Any]:
    return {
        "kind": type(voice).__name__.lower(),
        "about": topic_of(voice).title,
        "sent_at": voice.created_at.isoformat(),
        "confirmed_at": voice.confirmed_at.isoformat() if voice.confirmed_at else None,
        "withdrawn_at": voice.withdrawn_at.isoformat() if voice.withdrawn_at else None,
        **{name: getattr(voice, name) for name in _WORDS if hasattr(voice, name)},
    }
