"""The published schema as shapes that a form can follow: what is a group, a list, a choice, a text.

Nothing here knows a block by name, so a block that is added to the schema is in the form at once.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

SCHEMA_PATH: Final = Path(__file__).resolve().parent.parent / "schema/terms-1.schema.json"

LeafKind = Literal["text", "number", "share", "whole", "date", "code", "options", "flag", "const"]
# What people write as a percentage, and the format as a part of one.
SHARE_KEYS: Final = frozenset({"share", "weight", "rate", "interest", "attrition", "tolerance"})
# Between the words of an option that is a row, such as an order.
ROW: Final = ">"
_DEFINED: Final[dict[str, LeafKind]] = {"date": "date", "code": "code", "text": "text"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value. `options` are its choices; `const` is the only value there is."""

    kind: LeafKind
    name: str = ""
    options: tuple[str, ...] = ()
    const: str | bool | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """An object. Of each of the `exclusive` groups of keys exactly one is there."""

    name: str
    keys: tuple[str, ...]
    required: frozenset[str]
    exclusive: tuple[tuple[str, ...], ...] = ()
    fragments: Mapping[str, Any] | None = None
    conditions: tuple[Mapping[str, Any], ...] = ()

    def shape(self, key: str) -> "Shape":
        """Return the shape of one key."""
        return shape_of((self.fragments or {})[key], key)

    def is_settled(self, key: str, value: Mapping[str, object]) -> bool:
        """Whether a key says which block this is, and says it: there is nothing to ask."""
        shape = self.shape(key)
        const = shape.const if isinstance(shape, Leaf) else None
        return key in self.required and const is not None and value.get(key) == const

    def is_idle(self, key: str, value: Mapping[str, object]) -> bool:
        """Whether the schema refuses this key beside what the other keys say now."""
        return any(
            _matches(one, value) and dict(one["properties"]).get(key) is False
            for one in self.conditions
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of things with the same shape."""

    name: str
    fragment: Mapping[str, Any]

    @property
    def item(self) -> "Shape":
        """Return the shape of one thing in it."""
        return shape_of(self.fragment, self.name)


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of codes of things elsewhere in the terms."""

    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """An object with codes of one's own as keys."""

    name: str
    fragment: Mapping[str, Any]

    @property
    def item(self) -> "Shape":
        """Return the shape of one thing in it."""
        return shape_of(self.fragment, self.name)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several shapes, each with a name."""

    name: str
    variants: tuple[tuple[str, Mapping[str, Any]], ...]

    def shape(self, variant: str) -> "Shape":
        """Return the shape of a variant."""
        return shape_of(dict(self.variants)[variant], self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the variants."""
        return tuple(name for name, _fragment in self.variants)

    def variant_of(self, value: object) -> str:
        """Return the variant that a value is (or is meant to be); empty when that is unclear."""
        fits = [name for name, fragment in self.variants if _fits(resolve(fragment)[0], value)]
        if len(fits) == 1:
            return fits[0]
        if not isinstance(value, Mapping) or not value:
            return ""
        return self._meant(value)

    def _meant(self, value: Mapping[str, object]) -> str:
        """Return the variant with the most of the keys that are there; none or two: unclear."""
        scores = []
        for number, (name, fragment) in enumerate(self.variants):
            resolved = resolve(fragment)[0]
            keys = set(resolved.get("properties", ())) & set(value)
            own = [key for key in resolved.get("required", ()) if key in value]
            if own:
                scores.append((len(own) / len(resolved["required"]), len(keys), -number, name))
        return max(scores)[3] if scores else ""


Shape = Leaf | Group | Listing | Codes | Named | Choice


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """Return the published schema of the format."""
    found: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return found


def root_shape() -> Group:
    """Return the shape of a whole document."""
    return _group({key: value for key, value in schema().items() if key != "$defs"}, "terms")


def resolve(fragment: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """Follow references; return the fragment itself and the name of its definition."""
    name = ""
    while "$ref" in fragment:
        name = str(fragment["$ref"]).rsplit("/", 1)[-1]
        fragment = schema()["$defs"][name]
    return fragment, name


def shape_of(fragment: Mapping[str, Any], key: str) -> Shape:
    """Return the shape of a fragment that stands at a key."""
    found, definition = resolve(fragment)
    name = definition or key
    if "properties" in found:
        return _group(found, name)
    if "oneOf" in found or "anyOf" in found:
        alternatives = found.get("oneOf") or found["anyOf"]
        if all(resolve(one)[0].get("type") == "string" for one in alternatives):
            # Two ways to write one number.
            return Leaf("share" if key in SHARE_KEYS else "number", key)
        return Choice(name, tuple((_variant(one, name), one) for one in alternatives))
    if found.get("type") == "array":
        items = found.get("items", {})
        return Codes(name) if resolve(items)[1] == "code" else Listing(key, items)
    if isinstance(found.get("additionalProperties"), Mapping):
        return Named(key, found["additionalProperties"])
    return _leaf(found, definition, key)


def _group(found: Mapping[str, Any], name: str) -> Group:
    rules = [found, *found.get("allOf", ())]
    exclusive = [_single_keys(rule.get("oneOf", ())) for rule in rules]
    conditions = [one for one in found.get("oneOf", ()) if "properties" in one]
    return Group(
        name,
        tuple(found["properties"]),
        frozenset(found.get("required", ())),
        tuple(keys for keys in exclusive if keys),
        found["properties"],
        tuple(conditions),
    )


def _single_keys(alternatives: Any) -> tuple[str, ...]:
    """Return the keys of which exactly one must be there, when that is what is said."""
    if not all(set(one) == {"required"} and len(one["required"]) == 1 for one in alternatives):
        return ()
    return tuple(one["required"][0] for one in alternatives)


def _leaf(found: Mapping[str, Any], definition: str, key: str) -> Leaf:
    if "const" in found:
        return Leaf("const", key, const=found["const"])
    if "enum" in found:
        return Leaf("options", key, tuple(option_text(option) for option in found["enum"]))
    kind = str(found.get("type", "string"))
    if kind == "boolean":
        return Leaf("flag", key)
    if kind == "integer":
        return Leaf("whole", key)
    if definition in _DEFINED:
        return Leaf(_DEFINED[definition], key)
    is_number = "[0-9]" in str(found.get("pattern", "")) or "number" in definition
    if not is_number:
        return Leaf("text", key)
    is_share = key in SHARE_KEYS or definition.startswith("share")
    return Leaf("share" if is_share else "number", key)


def option_text(option: object) -> str:
    """Write one option of an enumeration; a row of words is an option too."""
    return ROW.join(map(str, option)) if isinstance(option, list | tuple) else str(option)


def _variant(fragment: Mapping[str, Any], parent: str) -> str:
    found, definition = resolve(fragment)
    if definition:
        return definition.removeprefix(f"{parent}_")
    if "const" in found:
        return str(found["const"])
    if found.get("type") == "array":
        return "list"
    required = [str(key) for key in found.get("required", ())]
    for key in required:
        const = resolve(found["properties"][key])[0].get("const")
        if isinstance(const, str):
            return const
    return required[0] if required else definition or str(found.get("type", "value"))


def _fits(found: Mapping[str, Any], value: object) -> bool:
    """Whether a value has the outward shape of a variant: its type, keys and constants."""
    if "properties" in found:
        if not isinstance(value, Mapping):
            return False
        needs = set(found.get("required", ())) <= set(value)
        return needs and set(value) <= set(found["properties"]) and _has_constants(found, value)
    if found.get("type") == "array":
        return isinstance(value, list)
    if "const" in found:
        return bool(value == found["const"])
    return isinstance(value, str)


def _has_constants(found: Mapping[str, Any], value: Mapping[str, object]) -> bool:
    for key, held in value.items():
        rule = resolve(found["properties"][key])[0]
        if "const" in rule and rule["const"] != held:
            return False
        if "enum" in rule and held not in rule["enum"]:
            return False
    return True


def _matches(condition: Mapping[str, Any], value: Mapping[str, object]) -> bool:
    """Whether the constants of a condition are what the value says."""
    found = False
    for key, rule in condition["properties"].items():
        if isinstance(rule, Mapping) and ("const" in rule or "enum" in rule):
            allowed = rule.get("enum", [rule.get("const")])
            if value.get(key) not in allowed:
                return False
            found = True
    return found
