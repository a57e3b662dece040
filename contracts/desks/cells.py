"""What stands in a list: values as they are, and how a screen, a CSV file and a workbook show them.

A screen and a file are made from the same cells, so they cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from django.utils import timezone
from django.utils.functional import Promise

from contracts.exports.tables import number_cell, safe_cell
from contracts.wording import Language, format_date, format_money, format_number


@dataclass(frozen=True, slots=True)
class Money:
    """Whole cents of a currency."""

    cents: int
    currency: str


Cell: TypeAlias = "str | Promise | int | date | datetime | Decimal | Money | None"


def shown(cell: Cell, language: Language) -> str:
    """Return what a screen shows; empty when there is nothing."""
    if isinstance(cell, Money):
        return format_money(cell.cents, cell.currency, language).replace(" ", "\N{NO-BREAK SPACE}")
    if isinstance(cell, datetime):
        local = timezone.localtime(cell)
        return f"{format_date(local.date(), language)}, {local:%H:%M}"
    if isinstance(cell, date):
        return format_date(cell, language)
    if isinstance(cell, Decimal):
        return format_number(cell, language)
    return "" if cell is None else str(cell)


def written(cell: Cell) -> str:
    """Return the text of a CSV cell for a Dutch spreadsheet; never a formula."""
    if isinstance(cell, Money):
        return number_cell(Decimal(cell.cents) / 100)
    if isinstance(cell, datetime):
        return f"{timezone.localtime(cell):%d-%m-%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    if isinstance(cell, Decimal):
        return number_cell(cell)
    return "" if cell is None else safe_cell(str(cell))


def typed(cell: Cell) -> str | int | date | datetime | Decimal | None:
    """Return the value of a cell in a workbook; a text is never a formula."""
    if isinstance(cell, Money):
        return Decimal(cell.cents) / 100
    if isinstance(cell, datetime):
        # A workbook knows no time zones.
        return timezone.localtime(cell).replace(tzinfo=None)
    if cell is None or isinstance(cell, int | date | Decimal):
        return cell
    return safe_cell(str(cell))
