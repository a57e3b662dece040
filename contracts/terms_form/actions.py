"""What a button does to a document: add, remove, move; and codes for what has a name only."""

import copy
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from contracts.terms_form.names import find, keys_of, parent_of
from contracts.terms_form.reading import NEW_KEY
from contracts.terms_form.references import name_of_row
from contracts.terms_form.seeds import new_item, seed
from contracts.terms_form.shapes import Choice, Group, Listing, Named, Shape, root_shape

VERBS: Final = ("add", "remove", "up", "down", "drop")
# Actions after which something that was typed is gone.
TAKES_AWAY: Final = ("remove", "drop")
_CODED: Final = ("parties", "metrics", "components", "limits", "figures")
_STEMS: Final[Mapping[str, str]] = {
    "parties": "partij",
    "metrics": "meting",
    "components": "onderdeel",
    "limits": "grens",
    "figures": "cijfer",
}
MAX_CODE: Final = 40
MAX_ROWS: Final = 10_000


def act(document: dict[str, Any], verb: str, name: str) -> tuple[dict[str, Any], str]:
    """Return the document after an action, and the name of the field to look at next.

    An action on a place that is not there changes nothing.
    """
    result = copy.deepcopy(document)
    if verb == "add":
        return result, _add(result, name)
    if verb == "remove":
        return result, _remove(result, name)
    if verb in ("up", "down"):
        return result, _move(result, name, -1 if verb == "up" else 1)
    if verb == "drop":
        _drop(result, name)
    return result, name


def shape_at(document: object, name: str) -> Shape | None:
    """Return the shape of a place in a document, following what was chosen there."""
    shape: Shape | None = root_shape()
    value: Any = document
    for key in keys_of(name):
        if isinstance(shape, Choice):
            variant = shape.variant_of(value)
            shape = shape.shape(variant) if variant else None
        if isinstance(shape, Group) and str(key) in shape.keys:
            shape, value = shape.shape(str(key)), find(value, str(key))
        elif isinstance(shape, Listing | Named):
            rows = list(value.values()) if isinstance(value, Mapping) else value
            number = key if isinstance(key, int) else MAX_ROWS
            is_row = isinstance(rows, list) and number < len(rows)
            shape, value = (shape.item, rows[number]) if is_row else (None, None)
        else:
            return None
    return shape


def _add(document: dict[str, Any], name: str) -> str:
    shape = shape_at(document, name)
    parent, key = parent_of(name)
    holder = find(document, parent) if parent else document
    if shape is None or not isinstance(holder, dict):
        return name
    held = holder.get(key)
    if isinstance(shape, Listing) and isinstance(held, list):
        held.append(new_item(shape.item))
        return f"{name}.{len(held) - 1}"
    if isinstance(shape, Listing) and not held:
        holder[key] = [new_item(shape.item)]
        return f"{name}.0"
    if isinstance(shape, Named):
        rows = holder.setdefault(key, {})
        number = len(rows) + 1
        while f"{NEW_KEY}{number}" in rows:
            number += 1
        rows[f"{NEW_KEY}{number}"] = {}
        return f"{name}.{len(rows) - 1}"
    if held is None and isinstance(shape, Group | Choice):
        holder[key] = seed(shape) or {}
    return name


def _remove(document: dict[str, Any], name: str) -> str:
    parent, key = parent_of(name)
    holder = find(document, parent) if parent else document
    if isinstance(holder, list) and key.isdigit() and int(key) < len(holder):
        del holder[int(key)]
        if not holder and parent in root_shape().keys and parent not in root_shape().required:
            del document[parent]
    elif isinstance(holder, dict) and key in holder:
        del holder[key]
    elif isinstance(holder, dict) and parent == "constants" and key.isdigit():
        codes = list(holder)
        if int(key) < len(codes):
            del holder[codes[int(key)]]
    return parent or name


def _move(document: dict[str, Any], name: str, step: int) -> str:
    parent, key = parent_of(name)
    holder = find(document, parent)
    if not isinstance(holder, list) or not key.isdigit():
        return name
    old, new = int(key), int(key) + step
    if not (0 <= old < len(holder) and 0 <= new < len(holder)):
        return name
    holder[old], holder[new] = holder[new], holder[old]
    return f"{parent}.{new}"


def _drop(document: dict[str, Any], name: str) -> None:
    """Take away the keys that the format does not have."""
    value = find(document, name) if name else document
    shape = shape_at(document, name)
    if isinstance(shape, Choice) and shape.variant_of(value):
        shape = shape.shape(shape.variant_of(value))
    known = shape.keys if isinstance(shape, Group) else ()
    if isinstance(value, dict):
        for key in [key for key in value if key not in known]:
            del value[key]


def fill_codes(document: dict[str, Any]) -> dict[str, Any]:
    """Give every part that has a name (or needs none) and no code a code of its own."""
    taken = _codes_in(document)
    for key in _CODED:
        for row in _rows(document, key):
            if not isinstance(row, dict) or row.get("code"):
                continue
            name = name_of_row(row, "", "nl")
            if name or key in ("limits", "figures"):
                row["code"] = _free(_slug(name) or _STEMS[key], taken)
                taken.add(row["code"])
    constants = document.get("constants")
    if isinstance(constants, dict):
        document["constants"] = _with_named_constants(constants)
    return document


def _rows(document: Mapping[str, Any], key: str) -> list[Any]:
    found = document.get(key)
    return found if isinstance(found, list) else []


def _codes_in(document: Mapping[str, Any]) -> set[str]:
    rows = [row for key in _CODED for row in _rows(document, key)]
    return {str(row["code"]) for row in rows if isinstance(row, Mapping) and row.get("code")}


def _with_named_constants(constants: dict[str, Any]) -> dict[str, Any]:
    """Give a fixed amount that has only just got its name a code that is made of it."""
    found: dict[str, Any] = {}
    for code, row in constants.items():
        name = _slug(name_of_row(row, "", "nl"))
        is_new = re.fullmatch(f"{NEW_KEY}[0-9]+", code) is not None
        found[_free(name, {*constants, *found}) if is_new and name else code] = row
    return found


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:MAX_CODE].strip("_")
    return slug if not slug or slug[0].isalpha() else f"n_{slug}"


def _free(stem: str, taken: set[str]) -> str:
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}_{number}", number + 1
    return code
