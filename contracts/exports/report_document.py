"""What an account or summary says, as dumb data: page and PDF render exactly this.

Every text is ready to print. `to_data` and `from_data` are the only writer and reader of the stored
form (contracts/schema/document-1.json); the same document always gives the same data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

FORMAT: Final = "document/1"


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Running text."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences as a list."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts: (label, text)."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table; the first column names the row, `amounts` counts the last columns, set right.

    The last `totals` rows are sums.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    amounts: int = 0
    totals: int = 0


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of whole cents by label and series; None: not shown. A table says the same."""

    title: str
    currency: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[int | None, ...]], ...]


Block = Paragraphs | Bullets | Facts | DataTable | BarChart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """The whole document; `name` is the kind as it is called, `cover` the facts on its cover."""

    language: str
    municipality: str
    name: str
    title: str
    subtitle: str
    cover: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def to_data(document: ReportDocument) -> dict[str, Any]:
    """Return the document as plain values."""
    return {
        "format": FORMAT,
        "language": document.language,
        "municipality": document.municipality,
        "name": document.name,
        "title": document.title,
        "subtitle": document.subtitle,
        "cover": [list(row) for row in document.cover],
        "sections": [
            {"title": section.title, "blocks": [_block_data(block) for block in section.blocks]}
            for section in document.sections
        ],
    }


def from_data(data: Mapping[str, Any]) -> ReportDocument:
    """Read a stored document. Raises ValueError for another format."""
    if data["format"] != FORMAT:
        raise ValueError(f"not {FORMAT}: {data['format']}")
    return ReportDocument(
        language=data["language"],
        municipality=data["municipality"],
        name=data["name"],
        title=data["title"],
        subtitle=data["subtitle"],
        cover=_pairs(data["cover"]),
        sections=tuple(
            Section(item["title"], tuple(_block(block) for block in item["blocks"]))
            for item in data["sections"]
        ),
    )


def _block_data(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraphs):
        return {"kind": "paragraphs", "texts": list(block.texts)}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "texts": list(block.texts)}
    if isinstance(block, Facts):
        return {"kind": "facts", "rows": [list(row) for row in block.rows]}
    if isinstance(block, DataTable):
        return {
            "kind": "table",
            "caption": block.caption,
            "head": list(block.head),
            "rows": [list(row) for row in block.rows],
            "amounts": block.amounts,
            "totals": block.totals,
        }
    return {
        "kind": "chart",
        "title": block.title,
        "currency": block.currency,
        "labels": list(block.labels),
        "series": [{"name": name, "cents": list(cents)} for name, cents in block.series],
    }


def _block(data: Mapping[str, Any]) -> Block:
    kind = data["kind"]
    if kind == "paragraphs":
        return Paragraphs(tuple(data["texts"]))
    if kind == "bullets":
        return Bullets(tuple(data["texts"]))
    if kind == "facts":
        return Facts(_pairs(data["rows"]))
    if kind == "table":
        rows = tuple(tuple(row) for row in data["rows"])
        return DataTable(
            data["caption"], tuple(data["head"]), rows, data["amounts"], data["totals"]
        )
    series = tuple((item["name"], tuple(item["cents"])) for item in data["series"])
    return BarChart(data["title"], data["currency"], tuple(data["labels"]), series)


def _pairs(rows: Any) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in rows)
