"""Two languages in one page: Dutch in `name`, English beside it in `name_en`.

One call is one page with one set of dates and amounts; only its words exist twice. Separate
pages per language would let the two windows or phone numbers drift apart.
"""

from dataclasses import dataclass, replace
from typing import Any

from contracts.reader_language import reader_language


@dataclass(frozen=True)
class Localized:
    """A value in the reader's language, or in Dutch when nobody translated it."""

    value: Any
    language: str
    is_fallback: bool


def current_language() -> str:
    """`en` for a reader who chose English, else `nl`."""
    return reader_language()


def localized(thing: Any, name: str) -> Localized:
    """The value of `name` for the reader: `name_en` when English is chosen and filled in.

    What keeps names out of its texts does that with `as_public`.
    """
    found = _written(thing, name)
    as_public = getattr(thing, "as_public", None)
    if as_public is None or not isinstance(found.value, str):
        return found
    return replace(found, value=as_public(found.value))


def _written(thing: Any, name: str) -> Localized:
    dutch = getattr(thing, name)
    if current_language() == "nl":
        return Localized(dutch, "nl", is_fallback=False)
    english = getattr(thing, f"{name}_en", None)
    if english:
        return Localized(english, "en", is_fallback=False)
    return Localized(dutch, "nl", is_fallback=bool(dutch) and hasattr(thing, f"{name}_en"))
