"""Tables as CSV for a Dutch spreadsheet; a cell can never be read as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.enums import VerificationDecision
from contracts.models import Observation

# What a spreadsheet takes for the start of a formula.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK: Final = "\ufeff"


def safe_cell(text: str) -> str:
    """Return typed text so that a spreadsheet shows it instead of computing it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a CSV file with semicolons, as Dutch spreadsheets expect."""
    yield BYTE_ORDER_MARK + _csv_line(head)
    for row in rows:
        yield _csv_line(row)


def observation_head() -> list[str]:
    """Return the column titles; an import reads the first seven again."""
    return [
        _("indicator"),
        _("datum"),
        _("aantal"),
        _("deelnemer"),
        _("groep"),
        _("van"),
        _("tot"),
        _("status"),
        _("oordeel"),
        _("geaccepteerd"),
        _("reden"),
    ]


def observation_rows(
    observations: QuerySet[Observation], *, with_persons: bool = True
) -> Iterator[list[str]]:
    """Give one row per observation with the latest verdict about it; pseudonyms only
    `with_persons`."""
    rows = observations.select_related("indicator").prefetch_related("verifications")
    for row in rows.iterator(chunk_size=1000):
        verdict = max(row.verifications.all(), key=lambda item: item.pk, default=None)
        accepted = ""
        if verdict is not None and verdict.decision == VerificationDecision.ACCEPTED:
            accepted = number_cell(row.quantity)
        elif verdict is not None:
            accepted = number_cell(verdict.accepted_quantity)
        yield [
            safe_cell(row.indicator.code),
            f"{row.on:%d-%m-%Y}",
            number_cell(row.quantity),
            safe_cell(row.subject if with_persons else ""),
            safe_cell(row.cohort),
            f"{row.start:%d-%m-%Y}" if row.start else "",
            f"{row.end:%d-%m-%Y}" if row.end else "",
            str(row.get_status_display()),
            str(verdict.get_decision_display()) if verdict else "",
            accepted,
            safe_cell(verdict.reason) if verdict else "",
        ]


def number_cell(number: Decimal | None) -> str:
    """Return a number as a Dutch spreadsheet reads it; empty when there is none."""
    if number is None:
        return ""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",") or "0"


def money_cell(cents: int) -> str:
    """Return whole cents as a Dutch spreadsheet reads an amount."""
    return f"{Decimal(cents) / 100:.2f}".replace(".", ",")


def day_cell(day: date | datetime | None) -> str:
    """Return a day, of a moment the Dutch one; empty when there is none."""
    if day is None:
        return ""
    return f"{timezone.localdate(day) if isinstance(day, datetime) else day:%d-%m-%Y}"


def last_day_cell(end: date) -> str:
    """Return the last day that counts of a half-open period."""
    return day_cell(end - timedelta(days=1))


def _csv_line(row: Sequence[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer, delimiter=";").writerow(row)
    return buffer.getvalue()
