"""A signed key in a staff form that says whose text it is, for when the session has ended.

Who is signed out while writing posts as nobody. The key lets the text be kept for the person who
opened the page, and does nothing else: it opens no page and hands nothing in.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing

SALT = "pages.challenges.kept_work"
FIELD = "sleutel"
# A working day, and the evening after it.
MAX_AGE_S = 16 * 3600


@dataclass(frozen=True)
class KeptKey:
    """Whose text, about which response, of which kind."""

    person_pk: int
    response_pk: int
    kind: str


def make_key(person: Any, response: Any, kind: str) -> str:
    """The key for a form."""
    return signing.dumps([person.pk, response.pk, str(kind)], salt=SALT)


def read_key(text: str) -> KeptKey | None:
    """What a key says; None for one that is not ours or too old."""
    try:
        person_pk, response_pk, kind = signing.loads(text, salt=SALT, max_age=MAX_AGE_S)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return KeptKey(person_pk, response_pk, kind)
