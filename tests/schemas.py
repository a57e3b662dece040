"""Holding what the portal gives away to the schemas that it publishes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

import contracts

FOLDER = Path(contracts.__file__).parent / "schema"


def read_schema(name: str) -> dict[str, Any]:
    """Return one of our schemas by its name, without `.json`."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text())
    return found


def check(body: Any, name: str) -> None:
    """Raise when this is not what the schema says, or the schema is no schema."""
    schema = read_schema(name)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(body)


def check_table(head: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> None:
    """Raise when a table of texts does not fit its table schema (Frictionless)."""
    schema = read_schema(name)
    fields = schema["fields"]
    assert list(head) == [field["name"] for field in fields]
    for row in rows:
        assert len(row) == len(fields), row
        for text, field in zip(row, fields, strict=True):
            _check_cell(text, field, schema["missingValues"])


def _check_cell(text: str, field: Mapping[str, Any], missing: Sequence[str]) -> None:
    told = f"{field['name']}: {text!r}"
    rules = field.get("constraints", {})
    if text in missing:
        assert not rules.get("required"), told
        return
    value = _READERS[field["type"]](text.replace(field.get("decimalChar", "."), "."))
    assert "pattern" not in rules or re.fullmatch(rules["pattern"], text), told
    assert "enum" not in rules or text in rules["enum"], told
    assert "minimum" not in rules or value >= rules["minimum"], told
    assert "maximum" not in rules or value <= rules["maximum"], told


_READERS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
}
