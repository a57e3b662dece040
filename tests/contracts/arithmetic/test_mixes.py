"""The generated contracts together use the whole format: every key, and every value of a choice."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.contracts.arithmetic.oracle_reach import is_in_reach
from tests.contracts.arithmetic.strategies import Dice, mixed_case
from tests.contracts.arithmetic.worked_examples import CONTRACTS

pytestmark = pytest.mark.pure

SCHEMA = json.loads((CONTRACTS / "schema/terms-1.schema.json").read_text(encoding="utf-8"))
CASES = 2000


def resolved(node: Any, place: str) -> tuple[Any, str]:
    """A part of the schema and where it stands, through references."""
    while "$ref" in node:
        place = node["$ref"]
        node = SCHEMA["$defs"][place.removeprefix("#/$defs/")]
    return node, place


def choices(node: Any) -> list[Any]:
    """What a value may be one of; with a type of its own these are conditions on its keys."""
    return [] if "type" in node else [*node.get("oneOf", ()), *node.get("anyOf", ())]


def wanted(node: Any, place: str, seen: set[str]) -> Iterator[str]:
    """Every key and every value of a choice that the schema knows, by where it stands."""
    node, place = resolved(node, place)
    if place in seen:
        return
    seen.add(place)
    yield from named(node, place)
    for key, inner in node.get("properties", {}).items():
        yield f"{place}.{key}"
        yield from wanted(inner, f"{place}.{key}", seen)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from wanted(node[key], f"{place}.{key}", seen)
    for number, inner in enumerate(choices(node)):
        yield from wanted(inner, f"{place}|{number}", seen)


def named(node: Any, place: str) -> Iterator[str]:
    for value in [*node.get("enum", ()), *([node["const"]] if "const" in node else [])]:
        yield f"{place} = {json.dumps(value)}"


def used(data: Any, node: Any, place: str) -> Iterator[str]:
    """What of that is in some data."""
    node, place = resolved(node, place)
    if data in node.get("enum", ()) or ("const" in node and data == node["const"]):
        yield f"{place} = {json.dumps(data)}"
    for number, inner in enumerate(choices(node)):
        if fits(data, resolved(inner, "")[0]):
            yield from used(data, inner, f"{place}|{number}")
    if isinstance(data, dict):
        for key, value in data.items():
            if key in node.get("properties", {}):
                yield f"{place}.{key}"
                yield from used(value, node["properties"][key], f"{place}.{key}")
            elif isinstance(node.get("additionalProperties"), dict):
                yield from used(
                    value, node["additionalProperties"], f"{place}.additionalProperties"
                )
    if isinstance(data, list) and "items" in node:
        for value in data:
            yield from used(value, node["items"], f"{place}.items")


def fits(data: Any, node: Any) -> bool:
    """Whether data is what one of several choices is about: its keys, or its kind of value."""
    if "oneOf" in node and "type" not in node:
        return any(fits(data, resolved(each, "")[0]) for each in node["oneOf"])
    if "const" in node or "enum" in node:
        return data in [*node.get("enum", ()), node.get("const")]
    if isinstance(data, dict):
        known = node.get("properties", {})
        return {*node.get("required", ())} <= {*data} <= {*known} and all(
            data[key] == inner["const"]
            if "const" in inner
            else data[key] in inner.get("enum", [data[key]])
            for key, inner in known.items()
            if key in data
        )
    return isinstance(data, {"string": str, "array": list, "object": dict}[node["type"]])


def test_the_generated_contracts_use_every_key_and_every_value_of_the_format() -> None:
    found: set[str] = set()
    in_reach = 0
    for number in range(CASES):
        case = mixed_case(Dice(f"mixes/{number}"))
        in_reach += is_in_reach(case.datas)
        for data in case.datas:
            found.update(used(data, SCHEMA, "terms"))
    assert sorted({*wanted(SCHEMA, "terms", set())} - found) == []
    assert in_reach > CASES / 3
