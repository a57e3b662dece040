"""Workbooks as whoever filled them in sees them."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from contracts import observation_sheet
from contracts.observation_sheet import SheetUnreadableError, cell_text, sheet_rows

pytestmark = pytest.mark.pure


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (" baan ", "baan"),
        (5, "5"),
        (5.0, "5"),
        (0, "0"),
        (1.234, "1.2340"),
        (0.1, "0.1000"),
        (-2.5, "-2.5000"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (True, "True"),
        (date(2026, 4, 1), "2026-04-01"),
        (datetime(2026, 4, 1), "2026-04-01"),  # noqa: DTZ001
        (datetime(2026, 4, 1, 9, 30), "2026-04-01 09:30:00"),  # noqa: DTZ001
    ],
)
def test_a_cell_as_text(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_the_rows_of_the_first_sheet() -> None:
    data = workbook(("indicator", "datum", "aantal"), (), ("baan", date(2026, 5, 1), 1.234))
    assert list(sheet_rows(data)) == [
        ["indicator", "datum", "aantal"],
        [],
        ["baan", "2026-05-01", "1.2340"],
    ]


def test_what_is_no_workbook() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr("iets.txt", "niets")
    for data in (b"PK\x03\x04 and so on", kept.getvalue()):
        with pytest.raises(SheetUnreadableError, match="no workbook"):
            list(sheet_rows(data))


def test_a_workbook_that_would_fill_the_memory_is_not_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = workbook(("indicator",))
    monkeypatch.setattr(observation_sheet, "MAX_UNPACKED_BYTES", 100)
    with pytest.raises(SheetUnreadableError, match="too large"):
        list(sheet_rows(data))
