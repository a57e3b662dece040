"""Holding what the portal gives away to the schemas that it publishes."""

from __future__ import annotations

import csv
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from openpyxl import load_workbook

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
    value = _value(text, field)
    assert "pattern" not in rules or re.fullmatch(rules["pattern"], text), told
    assert "enum" not in rules or text in rules["enum"], told
    assert "minimum" not in rules or value >= rules["minimum"], told
    assert "maximum" not in rules or value <= rules["maximum"], told


def _value(text: str, field: Mapping[str, Any]) -> Any:
    if "format" in field:
        return datetime.strptime(text, field["format"]).replace(tzinfo=UTC)
    return _READERS[field["type"]](text.replace(field.get("decimalChar", "."), "."))


def sheet_texts(content: bytes, name: str) -> tuple[list[str], list[list[str]]]:
    """Return head and rows of the first sheet of a workbook, written as the CSV has them."""
    fields = read_schema(name)["fields"]
    head, *rows = load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    texts = [[_as_text(cell, field) for cell, field in zip(r, fields, strict=True)] for r in rows]
    return list(head), texts


def _as_text(cell: Any, field: Mapping[str, Any]) -> str:
    told = f"{field['name']}: {cell!r}"
    if cell is None:
        return ""
    if field["type"] in ("date", "datetime"):
        assert isinstance(cell, datetime), told
        return f"{cell:{field['format']}}"
    if field["type"] in ("integer", "number"):
        # The budget year of the money overview is a name there, and no number to add up.
        assert isinstance(cell, int | float) or field["name"] == "begrotingsjaar", told
        return f"{Decimal(str(cell)).normalize():f}".replace(".", field.get("decimalChar", "."))
    assert isinstance(cell, str), told
    return cell


def csv_texts(content: bytes) -> tuple[list[str], list[list[str]]]:
    """Return head and rows of a CSV file of ours."""
    assert content.startswith(BOM_UTF8)
    head, *rows = csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";")
    return head, rows


_READERS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
}
