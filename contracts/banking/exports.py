"""The export for the municipal ledger as a file: CSV and XLSX, in which nothing is a formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from contracts.banking.selectors.ledger import LedgerLine, totals
from contracts.exports.tables import csv_lines, safe_cell

Cell = str | Decimal | int


def ledger_head() -> list[str]:
    """Return the titles of the columns."""
    return [
        _("boekstuk"),
        _("datum"),
        _("contract"),
        _("kostenplaats"),
        _("kostensoort"),
        _("begrotingsjaar"),
        _("rekening"),
        _("btw-code"),
        _("btw-bedrag"),
        _("betaler"),
        _("tegenpartij"),
        _("debet"),
        _("credit"),
        _("omschrijving"),
        _("na export"),
    ]


def ledger_csv(lines: Sequence[LedgerLine]) -> bytes:
    """Return the lines and their totals as CSV with semicolons and decimal commas."""
    rows = [[_in_csv(cell) for cell in row] for row in _rows(lines)]
    return "".join(csv_lines(ledger_head(), rows)).encode()


def ledger_xlsx(lines: Sequence[LedgerLine]) -> bytes:
    """Return the same as a workbook; amounts are numbers, text is never a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Grootboek"))
    sheet.append(ledger_head())
    for row in _rows(lines):
        sheet.append([_in_sheet(sheet, cell) for cell in row])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _rows(lines: Sequence[LedgerLine]) -> list[list[Cell]]:
    debit, credit = totals(lines)
    rows: list[list[Cell]] = [
        [
            line.number,
            line.on.isoformat(),
            line.agreement,
            line.centre,
            line.cost_kind,
            line.budget_year,
            line.account,
            line.vat_code,
            _euros(line.vat_cents),
            line.payer,
            line.counterparty,
            _euros(line.debit_cents),
            _euros(line.credit_cents),
            line.text,
            _("ja") if line.is_late else _("nee"),
        ]
        for line in lines
    ]
    vat = sum(line.vat_cents for line in lines)
    total: list[Cell] = [_("totaal"), *[""] * 7, _euros(vat), "", ""]
    return [*rows, [*total, _euros(debit), _euros(credit), "", ""]]


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _in_csv(cell: Cell) -> str:
    return f"{cell:.2f}".replace(".", ",") if isinstance(cell, Decimal) else safe_cell(str(cell))


def _in_sheet(sheet: object, cell: Cell) -> object:
    made = WriteOnlyCell(sheet, value=safe_cell(cell) if isinstance(cell, str) else cell)
    if isinstance(cell, Decimal):
        made.number_format = "#,##0.00"
    return made
