"""A list as a file: CSV with semicolons, or a workbook that is written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from contracts.desks.cells import Cell, Money, typed, written
from contracts.exports.tables import csv_lines

CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MONEY_FORMAT: Final = "#,##0.00"
COLUMN_WIDTH: Final = 18


def csv_file(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Give the lines of a CSV file."""
    return csv_lines(head, ([written(cell) for cell in row] for row in rows))


def workbook_file(
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    title: str,
    more: Sequence[tuple[str, Sequence[Sequence[Cell]]]] = (),
) -> IO[bytes]:
    """Return an open file with a workbook: the rows, and further sheets as (title, rows).

    Rows are written as they come, so `more` may be filled while they do.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = COLUMN_WIDTH
    sheet.append([_head_cell(sheet, text) for text in head])
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    for name, extra in more:
        other = book.create_sheet(name[:31])
        for row in extra:
            other.append([_cell(other, cell) for cell in row])
    # The response closes it when it has been sent.
    file = TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


def _head_cell(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Cell) -> Any:
    cell = WriteOnlyCell(sheet, value=typed(value))
    if isinstance(value, Money):
        cell.number_format = MONEY_FORMAT
    return cell
