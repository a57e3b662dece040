"""Which words of a decision everybody may read, and what stands in them that should not.

Two rules. The municipality's words retell the plan, so they follow the consent for the plan; who
asked to be forgotten takes that consent back. And words that look like personal data are public
as they are only when whoever decided read them once more and said so; otherwise those places are
left out.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from pages.challenges.documents import ResponseDocument
from pages.challenges.models import Response
from pages.challenges.personal_data import Found, find_personal_data, without_personal_data

_SHORTEST_NAME = 3


def has_public_words(response: Response, document: ResponseDocument) -> bool:
    """Whether the words about this plan may be read by everybody."""
    return document.publication.plan and response.erasure_asked_at is None


def names_of(document: ResponseDocument) -> tuple[str, ...]:
    """The names in a response that are not public: people were not asked, or said no."""
    who = document.applicant
    names = [who.contact_name, *(partner.name for partner in who.partners)]
    if not document.publication.name:
        names.append(who.name)
    return tuple(name.strip() for name in names if len(name.strip()) >= _SHORTEST_NAME)


def texts_of(decision: Any) -> tuple[str, ...]:
    """The words of a decision, a proposal or a decision on an objection, without empty ones."""
    criteria = decision.criteria.all() if hasattr(decision, "criteria") else ()
    texts = [
        decision.reason,
        decision.how_to_succeed,
        getattr(decision, "conditions", ""),
        *(text for row in criteria for text in (row.words, row.present_provider_words)),
    ]
    return tuple(text for text in texts if text.strip())


def found_in(document: ResponseDocument, texts: Iterable[str]) -> list[Found]:
    """What looks like personal data in words that would be public; nothing is named twice."""
    names = names_of(document)
    return list(dict.fromkeys(one for text in texts for one in find_personal_data(text, names)))


def fingerprint_of(texts: Iterable[str]) -> str:
    """The sha256 of the words together."""
    return sha256("\0".join(texts).encode()).hexdigest()


class PublicWords:
    """Gives the words of one decision as the public may read them."""

    def __init__(self, response: Response, document: ResponseDocument, decision: Any) -> None:
        self._names = names_of(document)
        mark = fingerprint_of(texts_of(decision))
        checks = response.publication_checks.all()
        self._is_confirmed = any(check.sha256 == mark for check in checks)

    def of(self, text: str) -> str:
        """The text, or the text without what looks like personal data."""
        return text if self._is_confirmed else without_personal_data(text, self._names)
