"""A statement as plain data and back: the only writer and reader of a kept statement.

The same document always gives the same data (contracts/schema/statement-1.json).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from contracts.exports.calculation_document import Calculation, EvidenceLine
from contracts.exports.statement_document import (
    Correction,
    Fact,
    Line,
    Section,
    Share,
    StatementDocument,
)
from contracts.wording import Block, LimitRow, Part

FORMAT: Final = "statement/1"


def statement_to_data(document: StatementDocument) -> dict[str, Any]:
    """Return the document as plain values."""
    return {"format": FORMAT, **_plain(asdict(document))}


def statement_from_data(data: Mapping[str, Any]) -> StatementDocument:
    """Read a kept statement. Raises ValueError for another format."""
    if data["format"] != FORMAT:
        raise ValueError(f"not {FORMAT}: {data['format']}")
    values = {key: value for key, value in data.items() if key != "format"}
    values["made_at"] = datetime.fromisoformat(data["made_at"])
    for name, kind in _ROWS.items():
        values[name] = tuple(kind(**row) for row in data[name])
    values["lines"] = tuple(_line(row) for row in data["lines"])
    values["corrections"] = tuple(
        Correction(**{**row, "payers": tuple(row.get("payers", ()))}) for row in data["corrections"]
    )
    values["terms"] = tuple(Section(row["title"], tuple(row["sentences"])) for row in data["terms"])
    return StatementDocument(**values)


_ROWS: Final[Mapping[str, type[Any]]] = {
    "facts": Fact,
    "record": Fact,
    "taxes": Fact,
    "positions": Fact,
    "figures": Fact,
    "shares": Share,
    "recipients": Share,
}


def _plain(value: Any) -> Any:
    """Return what JSON knows: lists for tuples, and moments as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _line(row: Mapping[str, Any]) -> Line:
    return Line(
        **{
            **row,
            "calculation": _calculation(row["calculation"]),
            "shares": tuple(Share(**share) for share in row["shares"]),
            "explanation": tuple(row["explanation"]),
            "reasons": tuple(row["reasons"]),
        }
    )


def _calculation(row: Mapping[str, Any]) -> Calculation:
    return Calculation(
        **{
            **row,
            "evidence": tuple(EvidenceLine(**item) for item in row["evidence"]),
            "blocks": tuple(_block(item) for item in row["blocks"]),
            "parts": tuple(Part(item["who"], tuple(item["sentences"])) for item in row["parts"]),
        }
    )


def _block(row: Mapping[str, Any]) -> Block:
    return Block(
        heading=row["heading"],
        title=row["title"],
        sentences=tuple(row["sentences"]),
        limits=tuple(LimitRow(**item) for item in row["limits"]),
    )
