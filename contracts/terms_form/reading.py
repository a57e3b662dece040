"""From what a form posted back to a document.

The form says by its own marks what was there (`__here`), which variant was shown (`__had`) and
which was chosen (`__kind`), so that reading needs nothing but the post and the schema.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from contracts.terms_file import TermsFileError, parse_json
from contracts.terms_form.codecs import parse
from contracts.terms_form.seeds import marked, seed, switched
from contracts.terms_form.shapes import (
    Choice,
    Codes,
    Group,
    Leaf,
    Listing,
    Named,
    Shape,
    root_shape,
)
from contracts.wording import Language

HERE: Final = "__here"
KIND: Final = "__kind"
HAD: Final = "__had"
KEY: Final = "__key"
RAW: Final = "__raw"
MORE: Final = "__more"
MAX_ITEMS: Final = 1000
MAX_DEPTH: Final = 24


class _Absent:
    """Nothing stands here."""


ABSENT: Final = _Absent()


class Posted(Protocol):
    """What a form posted: one or more texts by name."""

    def getlist(self, key: str, /) -> Sequence[Any]:
        """Return all texts of a name."""

    def __contains__(self, key: Any, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one post in one language; `counts` are the numbers of items by the name of a list."""

    posted: Posted
    language: Language
    items: Mapping[str, list[int]]

    def read(self, shape: Shape, name: str, depth: int = 0) -> Any:
        """Return what was posted at a place, or ABSENT."""
        if depth > MAX_DEPTH:
            return ABSENT
        if self.has(f"{name}.{RAW}"):
            return self._raw(f"{name}.{RAW}")
        if isinstance(shape, Leaf):
            return self._leaf(shape, name)
        if isinstance(shape, Choice):
            return self._choice(shape, name, depth)
        if not self.has(f"{name}.{HERE}"):
            return ABSENT
        if isinstance(shape, Group):
            return self._group(shape, name, depth)
        if isinstance(shape, Codes):
            return [str(code) for code in self.posted.getlist(name)] or ABSENT
        if isinstance(shape, Named):
            return self._named(shape, name, depth)
        return self._listing(shape, name, depth)

    def has(self, name: str) -> bool:
        """Whether the form posted this name."""
        return name in self.posted

    def text(self, name: str) -> str:
        """Return the text of a name, or nothing."""
        texts = self.posted.getlist(name)
        return str(texts[-1]) if texts else ""

    def _leaf(self, leaf: Leaf, name: str) -> Any:
        if leaf.kind == "const":
            return leaf.const if self.has(name) else ABSENT
        text = self.text(name)
        if not text or (leaf.kind != "text" and not text.strip()):
            return ABSENT
        return parse(leaf, text, self.language)

    def _group(self, group: Group, name: str, depth: int) -> Any:
        found: dict[str, Any] = {}
        exclusive = {key for keys in group.exclusive for key in keys}
        for key in group.keys:
            if key not in exclusive:
                value = self.read(group.shape(key), f"{name}.{key}", depth + 1)
                if not isinstance(value, _Absent):
                    found[key] = value
        for number, keys in enumerate(group.exclusive):
            found |= self._exclusive(group, name, number, keys, depth)
        more = self._raw(f"{name}.{MORE}")
        if isinstance(more, Mapping):
            found |= {key: value for key, value in more.items() if key not in found}
        # A name without any text is no name; everything else that is there stays there.
        return ABSENT if group.name == "labels" and not found else found

    def _exclusive(
        self, group: Group, name: str, number: int, keys: Sequence[str], depth: int
    ) -> dict[str, Any]:
        """Read the one key of a group of keys; another choice takes over what was typed."""
        chosen = self.text(f"{name}.{KIND}{number}")
        had = self.text(f"{name}.{HAD}{number}")
        value: Any = ABSENT
        if had in keys:
            value = self.read(group.shape(had), f"{name}.{had}", depth + 1)
        if chosen not in keys:
            return {}
        shape = group.shape(chosen)
        if chosen != had:
            is_alike = had in keys and type(group.shape(had)) is type(shape)
            value = value if is_alike and not isinstance(shape, Group) else seed(shape)
        if isinstance(value, _Absent) or value is None:
            # What was chosen stays chosen, also while nothing is filled in.
            value = {} if isinstance(shape, Group) else ""
        return {chosen: value}

    def _choice(self, choice: Choice, name: str, depth: int) -> Any:
        if not self.has(f"{name}.{KIND}"):
            return self._scalar(choice, name)
        chosen, had = self.text(f"{name}.{KIND}"), self.text(f"{name}.{HAD}")
        value: Any = {}
        if had in choice.names:
            value = self.read(choice.shape(had), name, depth + 1)
        elif self.has(f"{name}.{MORE}"):
            value = self._raw(f"{name}.{MORE}")
        if chosen not in choice.names:
            return value
        if chosen != had:
            before = None if isinstance(value, _Absent) else value
            value = switched(choice.shape(chosen), before)
        return marked(choice, chosen, value)

    def _scalar(self, choice: Choice, name: str) -> Any:
        """Read a choice of which only its first, single value was offered."""
        first = choice.shape(choice.names[0])
        return self._leaf(first, name) if isinstance(first, Leaf) else ABSENT

    def _listing(self, listing: Listing, name: str, depth: int) -> Any:
        found = []
        for number in self.items.get(name, [])[:MAX_ITEMS]:
            value = self.read(listing.item, f"{name}.{number}", depth + 1)
            # A row keeps its place, also while it is empty.
            is_group = not isinstance(listing.item, Leaf)
            empty: Any = {} if is_group else ""
            found.append(empty if isinstance(value, _Absent) else value)
        return found

    def _named(self, named: Named, name: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for number in self.items.get(name, [])[:MAX_ITEMS]:
            place = f"{name}.{number}"
            value = self.read(named.item, place, depth + 1)
            key = self.text(f"{place}.{KEY}").strip()
            free = key or f"{NEW_KEY}{number + 1}"
            while free in found:
                free += "_2"
            found[free] = {} if isinstance(value, _Absent) else value
        return found

    def more(self) -> Mapping[str, Any]:
        """Return the top-level keys that the form does not know."""
        found = self._raw(MORE)
        return found if isinstance(found, Mapping) else {}

    def _raw(self, name: str) -> Any:
        text = self.text(name)
        try:
            return parse_json(text) if text else ABSENT
        except TermsFileError:
            return ABSENT


NEW_KEY: Final = "bedrag_"


def read_document(posted: Posted, names: Sequence[str], language: Language) -> dict[str, Any]:
    """Return the document that a form posted; `names` are the names of its fields."""
    items: dict[str, set[int]] = {}
    for name in names:
        if name.endswith((f".{HERE}", f".{RAW}")):
            parent, _dot, last = name.rsplit(".", 1)[0].rpartition(".")
            if last.isascii() and last.isdigit() and len(last) < 5:
                items.setdefault(parent, set()).add(int(last))
    reader = Reader(posted, language, {name: sorted(found) for name, found in items.items()})
    root = root_shape()
    found: dict[str, Any] = {}
    for key in root.keys:
        shape = root.shape(key)
        value = shape.const if isinstance(shape, Leaf) and shape.const else reader.read(shape, key)
        if not isinstance(value, _Absent) and (value not in ([], {}) or key in root.required):
            found[key] = value
    return found | {key: value for key, value in reader.more().items() if key not in found}


def raw_text(value: object) -> str:
    """Write a part that the form does not know, to be carried along unchanged."""
    return json.dumps(value, ensure_ascii=False)
