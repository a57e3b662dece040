"""Reading an answer as CSV, as people make it from a statement.

Semicolon, comma or tab; Dutch or English column names; an amount with a comma or a point.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from io import StringIO
from types import MappingProxyType
from typing import Final

from contracts.banking.answer_rows import BOOKED, AnswerFile, AnswerRow
from contracts.errors import Refused, RefusedTogether
from contracts.observation_cells import CellProblem, notation_of, read_date, read_number

COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("kenmerk", "referentie", "reference", "endtoendid"), "reference"),
        **dict.fromkeys(("bedrag", "amount"), "amount"),
        "status": "status",
        **dict.fromkeys(("reden", "reason", "toelichting"), "reason"),
        **dict.fromkeys(("datum", "date", "boekdatum"), "day"),
    }
)
NEEDED: Final = (("reference", "kenmerk"), ("status", "status"))
STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("betaald", "uitgevoerd", "paid", "acsc", "accc"), BOOKED),
        **dict.fromkeys(("ontvangen", "received"), "RECEIVED"),
        **dict.fromkeys(("geweigerd", "afgewezen", "rejected", "rjct"), "RJCT"),
        **dict.fromkeys(("in behandeling", "pending", "pdng", "acsp"), "PDNG"),
    }
)
CENTS: Final = 100


def read_csv(content: bytes) -> AnswerFile:
    """Read a CSV file. Raises Refused, or RefusedTogether with what is wrong row by row."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = _cells(text)
    head = [COLUMNS.get(_plain(name), "") for name in lines[0]] if lines else []
    lacking = [label for name, label in NEEDED if name not in head]
    if lacking:
        raise RefusedTogether(
            [Refused("answer_column", "file", {"column": label}) for label in lacking]
        )
    cells = [
        (f"regel {number}", dict(zip(head, line, strict=False)))
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    ]
    if not cells:
        raise Refused("answer_empty", "file")
    amounts = [_amount(cell) for _place, cell in cells]
    problems: list[Refused] = []
    rows = [_row(place, cell, amounts, problems) for place, cell in cells]
    if problems:
        raise RefusedTogether(problems)
    return AnswerFile("csv", "", tuple(rows))


def _row(
    place: str, cell: Mapping[str, str], amounts: list[str], problems: list[Refused]
) -> AnswerRow:
    reference = cell.get("reference", "").strip()
    said = cell.get("status", "").strip()
    status = STATUSES.get(" ".join(said.lower().split()), "")
    if not reference:
        problems.append(Refused("answer_reference", "file", {"place": place}))
    if not status:
        problems.append(Refused("answer_status", "file", {"place": place, "found": said}))
    return AnswerRow(
        place=place,
        status=BOOKED if status == "RECEIVED" else status,
        reference=reference,
        cents=_cents(place, _amount(cell), amounts, problems),
        is_credit=status == "RECEIVED",
        text=cell.get("reason", "").strip()[:500],
        booked_on=_day(place, cell.get("day", "").strip(), problems),
    )


def _cents(place: str, text: str, amounts: list[str], problems: list[Refused]) -> int | None:
    if not text:
        return None
    number = read_number(text, notation_of(amounts, "comma"))
    cents = None if isinstance(number, CellProblem) else number.value * CENTS
    if cents is None or cents < 0 or cents.denominator != 1:
        problems.append(Refused("answer_amount", "file", {"place": place, "found": text}))
        return None
    return cents.numerator


def _day(place: str, text: str, problems: list[Refused]) -> date | None:
    if not text:
        return None
    found = read_date(text)
    if isinstance(found, CellProblem):
        problems.append(Refused("answer_day", "file", {"place": place, "found": text}))
        return None
    return found


def _amount(cell: Mapping[str, str]) -> str:
    return cell.get("amount", "").strip().removeprefix("€").strip()


def _cells(text: str) -> list[list[str]]:
    """Return the cells line by line. Raises Refused for what is no table of text."""
    # A database keeps no text with the character 0.
    if "\0" in text:
        raise Refused("answer_no_table", "file")
    try:
        return list(csv.reader(StringIO(text), delimiter=_delimiter(text)))
    except csv.Error as problem:
        raise Refused("answer_no_table", "file") from problem


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(";,\t", key=head.count)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
