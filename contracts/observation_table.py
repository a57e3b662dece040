"""From the bytes of a delivered file to a header and rows of text, whatever spreadsheet wrote it.

Recognises XLSX workbooks, and text in UTF-8 (with or without mark), UTF-16 and Windows-1252;
columns separated by semicolon, comma or tab; a first line "sep=;" as some spreadsheets add. Pure:
no disk, no clock.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from contracts.observation_sheet import SheetUnreadableError, sheet_rows

SEPARATORS = (";", ",", "\t")

# What a header may be called; compared without capitals, and with spaces and dashes as underscores.
COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "metric": ("metric", "indicator", "prestatie_indicator"),
    "on": ("on", "date", "datum", "op"),
    "quantity": ("quantity", "value", "aantal", "waarde", "hoeveelheid"),
    "subject": ("subject", "participant", "deelnemer", "pseudoniem"),
    "cohort": ("cohort", "groep"),
    "start": ("start", "from", "van"),
    "end": ("end", "until", "tot"),
    "known_on": ("known_on", "bekend_op"),
    "status": ("status",),
    "key": ("key", "kenmerk"),
}
COLUMN_OF_NAME = {name: column for column, names in COLUMN_NAMES.items() for name in names}

_CELL_LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class RowError:
    """One thing that is wrong in a file, as data; `row_error_sentence` in contracts/wording makes
    it readable.

    `row` counts as a spreadsheet does (the header is row 1); 0 means the file as a whole. `column`
    is one of the columns of `COLUMN_NAMES`, the header as delivered when it is unknown, or "" for
    the whole row. `params` never holds a value that was refused for privacy.
    """

    row: int
    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A file as text: per row its number and its cells by column. Cells that are not there are
    ""."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    errors: tuple[RowError, ...]
    separator: str = ";"


def read_table(data: bytes, max_bytes: int) -> Table:
    """Header and rows of a delivered file; with errors in the file or its header there are no
    rows."""
    if data.startswith(b"PK\x03\x04") and len(data) <= max_bytes:
        try:
            sheet = list(sheet_rows(data))
        except SheetUnreadableError:
            return Table((), (), (RowError(0, "", "sheet_unreadable"),))
        # The points of a workbook stand before decimals, as in a file with commas between columns.
        return _table_of(_numbered(sheet, 1), 1, ",")
    text, problem = _text_of(data, max_bytes)
    if problem:
        return Table((), (), (problem,))
    separator, text, first_row = _separator_of(text)
    return _table_of(_lines(text, separator, first_row), first_row, separator)


def _numbered(sheet: list[list[str]], first_row: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet with their numbers, from the first that is not empty."""
    seen_header = False
    for number, cells in enumerate(sheet, start=first_row):
        seen_header = seen_header or any(cells)
        if seen_header:
            yield number, cells


def _table_of(lines: Iterator[tuple[int, list[str]]], first_row: int, separator: str) -> Table:
    header_row, header = next(lines, (first_row, []))
    columns, errors = _columns_of(header, header_row)
    if errors:
        return Table(columns, (), tuple(errors))
    rows: list[tuple[int, Mapping[str, str]]] = []
    for number, cells in lines:
        problem = _row_problem(number, cells, len(columns), separator)
        if problem:
            errors.append(problem)
        elif any(cells):
            rows.append((number, _by_column(columns, cells)))
    return Table(columns, tuple(rows), tuple(errors), separator)


def _text_of(data: bytes, max_bytes: int) -> tuple[str, RowError | None]:
    if len(data) > max_bytes:
        params = {"size": str(len(data)), "limit": str(max_bytes)}
        return "", RowError(0, "", "file_too_large", params)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "", RowError(0, "", "file_is_spreadsheet")
    try:
        text = data.decode(_encoding_of(data))
    except UnicodeDecodeError:
        return "", RowError(0, "", "file_unreadable")
    if "\0" in text:
        return "", RowError(0, "", "file_unreadable")
    if not text.strip():
        return "", RowError(0, "", "file_empty")
    return text, None


def _encoding_of(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # Without a mark UTF-16 still shows: every other byte of ordinary text is zero.
    sample = data[:1000]
    if len(sample) >= 4 and sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if len(sample) >= 4 and sample[0::2].count(0) > len(sample) // 4:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _separator_of(text: str) -> tuple[str, str, int]:
    """The separator, the text without a "sep=" line, and the number of its first row."""
    first, _, rest = text.partition("\n")
    announced = first.strip("\r\"' ").lower()
    if announced.startswith("sep=") and announced[4:] in SEPARATORS:
        return announced[4:], rest, 2
    header = next((line for line in text.splitlines() if line.strip()), "")

    def recognised(separator: str) -> tuple[int, int]:
        names = [_name(cell) for cell in header.split(separator)]
        return sum(name in COLUMN_OF_NAME for name in names), len(names)

    return max(SEPARATORS, key=recognised), text, 1


def _name(cell: str) -> str:
    return cell.strip().strip('"').strip().lower().replace(" ", "_").replace("-", "_")


def _lines(text: str, separator: str, first_row: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = first_row - 1
    seen_header = False
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # Only a cell without end gets here; what follows it cannot be told apart any more.
            yield number, ["\n"]
            return
        # A line break inside a cell is kept as the sign that a quotation mark did not close.
        is_broken = any("\n" in cell or "\r" in cell for cell in cells)
        cells = ["\n"] if is_broken else [cell.strip() for cell in cells]
        if seen_header or any(cells):
            seen_header = True
            yield number, cells


def _columns_of(header: list[str], row: int) -> tuple[tuple[str, ...], list[RowError]]:
    while header and not header[-1]:
        header = header[:-1]
    columns: list[str] = []
    errors: list[RowError] = []
    for cell in header:
        column = COLUMN_OF_NAME.get(_name(cell), "")
        if not column:
            errors.append(RowError(row, cell[:100], "column_unknown", {"column": cell[:100]}))
        elif column in columns:
            errors.append(RowError(row, column, "column_twice"))
        columns.append(column or cell)
    if "metric" not in columns:
        errors.append(RowError(row, "metric", "column_missing"))
    if "on" not in columns and "start" not in columns:
        errors.append(RowError(row, "on", "column_missing"))
    return tuple(columns), errors


def _row_problem(number: int, cells: list[str], width: int, separator: str) -> RowError | None:
    if cells == ["\n"] or any(len(cell) > _CELL_LIMIT for cell in cells):
        return RowError(number, "", "row_quote_open")
    if any(cells[width:]):
        params = {"found": str(len(cells)), "expected": str(width), "separator": separator}
        return RowError(number, "", "row_too_long", params)
    return None


def _by_column(columns: tuple[str, ...], cells: list[str]) -> Mapping[str, str]:
    padded = cells + [""] * (len(columns) - len(cells))
    return dict(zip(columns, padded, strict=False))
