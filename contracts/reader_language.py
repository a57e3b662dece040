"""In which language something is said to who reads it now."""

from __future__ import annotations

from django.utils.translation import get_language

from contracts.wording import Language


def reader_language() -> Language:
    """Return the language of this request: Dutch, unless English was chosen."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"
