"""The contribution behind a private link."""

import secrets

from pages.challenges.models.responses import digest_token
from pages.voices.models import Attendance, Follow, Question, Support, Voice

KINDS: tuple[type[Voice], ...] = (Question, Support, Follow, Attendance)


def find_voice(token: str) -> Voice | None:
    """What belongs to a private link, or None. Compared in constant time."""
    for model in KINDS:
        found = model.objects.filter(token_digest=digest_token(token)).first()
        if found is not None and secrets.compare_digest(found.token.encode(), token.encode()):
            return found
    return None
