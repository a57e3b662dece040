"""From an XLSX workbook to rows of text: its first sheet, as whoever filled it in sees it.

Pure: bytes in, text out. A day becomes 2026-04-01; a number becomes text that can be read in one
way only, so that "1.234" in a cell is never taken for a thousand. Of a formula the value counts
that the spreadsheet program saved with it.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from openpyxl import load_workbook

# A workbook is a compressed archive: what it says it becomes is looked at before it is opened.
MAX_UNPACKED_BYTES: Final = 200 * 1024 * 1024
# With four decimals a point can only stand before decimals.
_DECIMALS: Final = 4


class SheetUnreadableError(ValueError):
    """The bytes are no workbook, or one that is too large to open."""


def sheet_rows(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of the first sheet, each as the texts of its cells.

    Raises SheetUnreadableError before the first row.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            raise SheetUnreadableError("too large")
        rows = _rows_of(data)
    except SheetUnreadableError:
        raise
    # Bytes that are not what they say make the reader stumble in more ways than can be named.
    except Exception as problem:
        raise SheetUnreadableError("no workbook") from problem
    yield from rows


def _rows_of(data: bytes) -> list[list[str]]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    # Some programs write a wrong size in the sheet; then only the rows themselves tell it.
    sheet.reset_dimensions()
    return [[cell_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def cell_text(value: Any) -> str:
    """Return the value of a cell as a person would have typed it in a file of text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    return _number_text(value)


def _number_text(value: float) -> str:
    # Through its shortest text, which is what the person typed: 0.1 and not 0.1000000000000000055.
    text = format(Decimal(str(value)), "f")
    whole, _point, decimals = text.partition(".")
    return whole if not decimals.strip("0") else f"{whole}.{decimals.ljust(_DECIMALS, '0')}"
