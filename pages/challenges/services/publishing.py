"""Before the words of a decision are public, whoever decides looks at what stands in them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pages.challenges.errors import Refused
from pages.challenges.models import PublicationCheck, Response
from pages.challenges.personal_data import Found
from pages.challenges.publishing import fingerprint_of, found_in, has_public_words, hidden_names
from pages.challenges.selectors.responses import last_document


def to_read_again(response: Response, texts: Iterable[str]) -> list[Found]:
    """What looks like personal data in words that everybody will read; empty when nobody will."""
    document = last_document(response)
    if not has_public_words(response, document):
        return []
    words = tuple(texts)
    return found_in(hidden_names(response, document, words), words)


def require_read(
    *, response: Response, texts: tuple[str, ...], has_read: bool, by: Any, now: datetime
) -> None:
    """Note that somebody read what was found. Raises Refused `read_before_publishing`."""
    found = to_read_again(response, texts)
    if not found:
        return
    if not has_read:
        raise Refused("read_before_publishing", field="has_read")
    PublicationCheck.objects.create(
        response=response,
        sha256=fingerprint_of(texts),
        found=",".join(dict.fromkeys(str(one.trace) for one in found)),
        by=by,
        at=now,
    )
