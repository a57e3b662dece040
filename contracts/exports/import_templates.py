"""An empty file to fill in: the columns that an import reads, and the codes of the contract."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from contracts.exports.tables import csv_lines, safe_cell
from contracts.models import Agreement
from contracts.observation_file import STATUS_NAMES
from contracts.wording import Language
from contracts.wording.row_error_texts import COLUMN_TEXTS

# In the order in which somebody thinks of them.
COLUMNS: Final = (
    *("metric", "on", "quantity", "subject", "cohort", "start", "end", "known_on"),
    *("status", "key"),
)
_WIDTH: Final = 18


def template_head(language: Language) -> list[str]:
    """Return the column names, which an import recognises in both languages."""
    return [COLUMN_TEXTS[column][0 if language == "nl" else 1] for column in COLUMNS]


def csv_template(language: Language) -> str:
    """Return a CSV file with only column names; any row in it would be read as a result."""
    return "".join(csv_lines(template_head(language), []))


def xlsx_template(agreement: Agreement, language: Language) -> bytes:
    """Return a workbook: a sheet to fill in, and a second that explains codes and statuses."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("metingen")
    _add(sheet, [template_head(language)])
    explained = book.create_sheet(_("codes"))
    rows = [[_("indicator"), _("naam"), _("eenheid"), _("wat telt")]]
    rows += [[row.code, row.name, row.unit, row.definition] for row in agreement.indicators.all()]
    rows += [[], [_("status")]]
    rows += [[name] for name in STATUS_NAMES if name.isascii()]
    _add(explained, rows)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _add(sheet: Any, rows: list[list[str]]) -> None:
    for row in rows:
        sheet.append([safe_cell(text) for text in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = _WIDTH
