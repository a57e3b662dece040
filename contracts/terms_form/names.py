"""Places in a document: as the arithmetic writes them, and as the name of a field."""

import re
from collections.abc import Mapping
from typing import Any, Final

_PART: Final = re.compile(r"[^.\[\]]+")

Key = str | int


def name_of(path: str) -> str:
    """Return the name of the field at a path: components[0].price is components.0.price."""
    return ".".join(_PART.findall(path))


def keys_of(name: str) -> list[Key]:
    """Return the keys on the way to a field."""
    return [int(part) if _is_number(part) else part for part in name.split(".") if part]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5


def find(document: object, name: str) -> Any:
    """Return what stands at a place, or None when there is nothing."""
    value = document
    for key in keys_of(name):
        if isinstance(value, Mapping):
            # A code may look like a number.
            value = value.get(str(key))
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value


def parent_of(name: str) -> tuple[str, str]:
    """Return the name of what a field stands in, and its own key there."""
    parent, _dot, key = name.rpartition(".")
    return parent, key
