"""A draft as it is typed: schema `response_draft/1`, with its one writer and one reader.

Nothing is judged here: a wrong date is kept as typed and shown again. Only what a database
cannot hold (the NUL character) and what no form can send (endless text) is cut.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pages.challenges.numbers import read_number

SCHEMA = "response_draft/1"

MAX_TYPED = 200_000
MAX_ROWS = 20


@dataclass(frozen=True)
class StepEntry:
    """What stands in one step: single fields by name, and rows by the name of their list.

    `page` tells on which opened page it was typed, so that two tabs can be told apart.
    """

    fields: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    page: str = field(default="", compare=False)

    @property
    def stamp(self) -> str:
        """The same for the same text: a page posts the stamp of the text that it showed."""
        text = json.dumps([self.fields, self.rows], sort_keys=True)
        return sha256(text.encode()).hexdigest()[:16]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has typed anything here yet."""
        return not any(self.fields.values()) and not any(
            any(row.values()) for rows in self.rows.values() for row in rows
        )


def clean_typed(value: object) -> str:
    """A typed text as it can be kept: one kind of line end, no NUL, cut at MAX_TYPED."""
    text = str(value).replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    # Half of a surrogate pair cannot be written as UTF-8 and would stop the database.
    return text.encode("utf-8", "replace").decode("utf-8")[:MAX_TYPED]


def read_posted(
    data: Mapping[str, Any], *, fields: Iterable[str], rows: Mapping[str, Iterable[str]]
) -> StepEntry:
    """Pick from a posted form what belongs to a step; anything else is ignored.

    Rows are posted as `partners-0-name`. Their order is kept, their numbers are not.
    """
    typed_rows = {}
    for name, columns in rows.items():
        numbers = {
            number
            for key in data
            if key.startswith(f"{name}-")
            and (number := read_number(key.split("-")[1], longest=3)) is not None
        }
        typed_rows[name] = [
            {column: clean_typed(data.get(f"{name}-{number}-{column}", "")) for column in columns}
            for number in sorted(numbers)[:MAX_ROWS]
        ]
    return StepEntry(
        fields={name: clean_typed(data.get(name, "")) for name in fields},
        rows=typed_rows,
        page=clean_typed(data.get("blad", ""))[:40],
    )


def write_draft(steps: Mapping[str, StepEntry]) -> dict[str, Any]:
    """The JSON of a draft."""
    return {
        "schema": SCHEMA,
        "steps": {
            name: {"fields": entry.fields, "rows": entry.rows, "page": entry.page}
            for name, entry in steps.items()
        },
    }


def read_draft(data: dict[str, Any]) -> dict[str, StepEntry]:
    """The steps in this JSON; an empty draft has none. Raises ValueError for another schema."""
    if not data:
        return {}
    if data.get("schema") != SCHEMA:
        raise ValueError(f"unknown draft schema: {data.get('schema')!r}")
    return {
        name: StepEntry(
            fields=dict(entry["fields"]),
            rows={
                rows_name: [dict(row) for row in rows] for rows_name, rows in entry["rows"].items()
            },
            page=entry.get("page", ""),
        )
        for name, entry in data["steps"].items()
    }
