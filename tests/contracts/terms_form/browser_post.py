"""A post as a browser makes it, without a browser."""

from __future__ import annotations

from typing import Any

from contracts.terms_form.reading import read_document
from contracts.terms_form.rendering import Renderer, form_data


class Post:
    """Names and texts; a name may occur more than once."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs

    def get(self, key: str, default: str = "") -> str:
        return ([text for name, text in self.pairs if name == key] or [default])[-1]

    def getlist(self, key: str) -> list[str]:
        return [text for name, text in self.pairs if name == key]

    def __contains__(self, key: object) -> bool:
        return any(name == key for name, _text in self.pairs)

    def fill(self, **changes: str) -> Post:
        """The same post with other texts; `__` in a name stands for a dot."""
        named = {name.replace("__", "."): text for name, text in changes.items()}
        return self.change(named)

    def change(self, changes: dict[str, str]) -> Post:
        kept = [(name, text) for name, text in self.pairs if name not in changes]
        return Post(kept + list(changes.items()))

    def read(self, language: str = "nl") -> dict[str, Any]:
        return read_document(self, [name for name, _text in self.pairs], language)


def posted(document: dict[str, Any], language: str = "nl") -> Post:
    """What a browser posts for a document when nothing is changed."""
    renderer = Renderer(document, language)
    return Post(form_data(renderer.fields(), renderer.unknown()))
