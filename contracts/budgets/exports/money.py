"""The money overview as a table for a spreadsheet; a cell can never be read as a formula."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from contracts.budgets.selectors.overview import Overview, ProgrammeLine, YearLine
from contracts.exports.tables import number_cell, safe_cell

TEXTS, AMOUNTS = 4, 13
AMOUNT_WIDTH, TEXT_WIDTH = 16, 28


# Texts, amounts in cents, and what is not counted in them.
Row = tuple[list[str], list[int | None], str]


def money_head() -> list[str]:
    """Return the column titles."""
    return [
        _("fonds"),
        _("programma"),
        _("munt"),
        _("begrotingsjaar"),
        _("plafond"),
        _("toegewezen"),
        _("verwacht"),
        _("gemeld"),
        _("getoetst"),
        _("vastgesteld"),
        _("waarvan vast (tranches)"),
        _("waarvan voor resultaten"),
        _("beginstand (betaald over eerdere jaren)"),
        _("betaald"),
        _("eindstand (betaald tot en met dit jaar)"),
        _("vrijgevallen"),
        _("nog vrij"),
        _("niet meegeteld"),
    ]


def money_rows(overview: Overview) -> Iterator[list[str]]:
    """Give one row per programme and year; amounts in the currency of the row."""
    for texts, amounts, note in _rows(overview):
        yield [
            *(safe_cell(text) for text in texts),
            *("" if cents is None else number_cell(Decimal(cents) / 100) for cents in amounts),
            safe_cell(note),
        ]


def money_workbook(overview: Overview) -> bytes:
    """Return the same as an XLSX file, amounts as numbers."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Geld")
    sheet.append(money_head())
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for texts, amounts, note in _rows(overview):
        numbers = [None if cents is None else Decimal(cents) / 100 for cents in amounts]
        sheet.append([*(safe_cell(text) for text in texts), *numbers, safe_cell(note)])
        for cell in sheet[sheet.max_row][TEXTS:-1]:
            cell.number_format = "#,##0.00"
    for place, column in enumerate(sheet.columns):
        width = TEXT_WIDTH if place < TEXTS - 2 else AMOUNT_WIDTH
        sheet.column_dimensions[column[0].column_letter].width = width
    sheet.freeze_panes = "E2"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _rows(overview: Overview) -> Iterator[Row]:
    for fund in overview.funds:
        for line in fund.programmes:
            yield from _lines(fund.fund.name if fund.fund else "", line)
    for line in overview.not_allocated:
        yield from _lines("", line)


def _lines(fund: str, line: ProgrammeLine) -> Iterator[Row]:
    """Give the years, and then a row without amounts for each contract that is not among them."""
    name = line.programme.name if line.programme else _("nog niet toegewezen")
    for row in line.lines:
        without = ", ".join(out.agreement.number for out in line.left_out if row.year in out.years)
        note = _("zonder %(contracts)s") % {"contracts": without} if without else ""
        yield [fund, name, line.currency, str(row.year)], _amounts(row), note
    for out in line.left_out:
        words = {"contract": out.agreement.number, "reason": out.reason}
        note = _("%(contract)s telt niet mee: %(reason)s") % words
        for year in out.years or ("",):
            yield [fund, name, line.currency, str(year)], [None] * AMOUNTS, note


def _amounts(row: YearLine) -> list[int | None]:
    figures = row.figures
    return [
        row.ceiling,
        figures.committed,
        figures.forecast,
        figures.claimed,
        figures.verified,
        figures.approved,
        figures.approved_fixed,
        figures.approved_outcomes,
        row.opening,
        figures.paid,
        row.closing,
        figures.released,
        row.free,
    ]
