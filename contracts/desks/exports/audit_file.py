"""The audit for the accountant: the rows, which filter made them, who and when, and a sha256.

The sum is over the rows as CSV (with their head), so anybody can check it with a usual tool: take
the file up to and with the last row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _

from contracts.desks.cells import Cell
from contracts.desks.exports.sheets import csv_file, workbook_file


def audit_csv(
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    filter_words: str,
    person: str,
    now: datetime,
) -> tuple[IO[bytes], str]:
    """Return an open file and the sum over its rows; what is about the file follows below them."""
    # The response closes it when it has been sent.
    file = TemporaryFile()  # noqa: SIM115
    digest = sha256()
    for line in csv_file(head, rows):
        content = line.encode()
        digest.update(content)
        file.write(content)
    facts = _facts(filter_words, person, now, digest.hexdigest())
    for line in csv_file(["", ""], facts):
        file.write(line.lstrip("\ufeff").encode())
    file.seek(0)
    return file, digest.hexdigest()


def audit_workbook(
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    filter_words: str,
    person: str,
    now: datetime,
) -> tuple[IO[bytes], str]:
    """Return an open workbook and the sum over its rows; a second sheet is about the file."""
    digest = sha256()
    facts: list[Sequence[Cell]] = []

    def counted() -> Iterator[Sequence[Cell]]:
        lines = csv_file(head, [])
        digest.update(next(lines).encode())
        for row in rows:
            digest.update(_line(row))
            yield row
        # The second sheet is written after the rows, so that the sum is known by then.
        facts.extend(_facts(filter_words, person, now, digest.hexdigest()))

    more: list[tuple[str, Any]] = [(_("Verantwoording"), facts)]
    file = workbook_file(head, counted(), title=_("Wie deed wat"), more=more)
    return file, digest.hexdigest()


def _line(row: Sequence[Cell]) -> bytes:
    """Return a row as it stands in the CSV file."""
    lines = csv_file([], [row])
    next(lines)
    return next(lines).encode()


def _facts(filter_words: str, person: str, now: datetime, digest: str) -> list[list[Cell]]:
    return [
        [_("filter"), filter_words],
        [_("gemaakt door"), person],
        [_("gemaakt op"), now],
        [_("sha256 over de regels hierboven, met de kop"), digest],
    ]
