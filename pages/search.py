"""Searching the public pages. Never raises, whatever somebody types, on SQLite and PostgreSQL."""

import logging
from typing import Any

from django.db import DatabaseError, transaction
from wagtail.models import Page
from wagtail.search.query import And, Or, PlainText

from pages.dutch_words import words_of
from pages.synonyms import synonyms

MAX_QUERY_LENGTH = 200
MAX_WORDS = 8
MAX_RESULTS = 200

logger = logging.getLogger(__name__)

# Words that stand in every text: searching for them says nothing.
STOP_WORDS = frozenset(
    {
        *("de", "het", "een", "en", "of", "in", "op", "te", "van", "voor", "met", "aan", "bij"),
        *("is", "ik", "je", "u", "we", "wij", "er", "om", "naar"),
        *("the", "a", "an", "or", "and", "to", "for", "on"),
    }
)


def clean_query(text: str) -> list[str]:
    """The words to search for: lower case, without accents, marks or words that say nothing."""
    words = words_of(str(text)[:MAX_QUERY_LENGTH])
    telling = [word for word in dict.fromkeys(words) if word not in STOP_WORDS]
    return (telling or words)[:MAX_WORDS]


def query_of(words: list[str]) -> And | Or | PlainText | None:
    """All words must occur, each in any form or as a synonym. None without a word to search for."""
    parts, same = [], synonyms()
    for word in words:
        forms = [PlainText(form) for form in sorted(same.stems_of_word(word)) if form]
        if forms:
            parts.append(Or(forms) if len(forms) > 1 else forms[0])
    if not parts:
        return None
    return And(parts) if len(parts) > 1 else parts[0]


def search_pages(text: str, root: Page | None = None) -> list[Page]:
    """The public pages with these words, best first, at most MAX_RESULTS, without their own fields.

    A database that cannot read the query gives no results and a line in the log, never an error.
    """
    query = query_of(clean_query(text))
    if query is None:
        return []
    pages = Page.objects.live().public()
    if root is not None:
        pages = pages.descendant_of(root)
    try:
        with transaction.atomic():
            return list(pages.search(query)[:MAX_RESULTS])
    except (DatabaseError, ValueError, TypeError, AttributeError):
        logger.exception("Search failed for a query of %s characters", len(text))
        return []


def search_any(pages: Any, text: str, limit: int) -> list[Any]:
    """Those of the queryset `pages` with at least one of these words, best first, at most `limit`.

    For "is there something like this": who describes a thing in a sentence does not know which
    of its words we used. Never raises, like `search_pages`.
    """
    parts = [query for word in clean_query(text) if (query := query_of([word])) is not None]
    if not parts:
        return []
    try:
        with transaction.atomic():
            return list(pages.search(parts[0] if len(parts) == 1 else Or(parts))[:limit])
    except (DatabaseError, ValueError, TypeError, AttributeError):
        logger.exception("Search failed for a text of %s characters", len(text))
        return []


def with_own_fields(pages: list[Page]) -> list[Page]:
    """The same pages with the fields of their kind, in the same order; a few queries for all."""
    keys = [page.pk for page in pages]
    found = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific()}
    return [found[key] for key in keys if key in found]
