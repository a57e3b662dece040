"""The report of a year as data: CSV, JSON, and the key that says what each figure means."""

from collections.abc import Iterator
from typing import Any, Final

from contracts.exports.tables import csv_lines, safe_cell
from pages.challenges.openness.figures import YearReport
from pages.challenges.openness.report_rows import Row, groups_of, rows_of

# The shape of the JSON; another shape gets another name.
SCHEMA: Final = "challenge_year_report/1"


def report_csv(report: YearReport) -> Iterator[str]:
    """One line per figure. What is too small to show says so in `hidden`, with an empty value."""
    head = ("year", "made_on", "code", "label", "value", "unit", "hidden")
    rows = (
        (
            str(report.year),
            report.made_on.isoformat(),
            safe_cell(row.code),
            safe_cell(row.label),
            "" if row.value is None else str(row.value),
            row.unit,
            "1" if row.is_hidden else "0",
        )
        for row in rows_of(report)
    )
    return csv_lines(head, rows)


def dictionary_csv(report: YearReport) -> Iterator[str]:
    """The data dictionary: code, name, unit and meaning of each figure in the file of a year."""
    rows = (
        (safe_cell(row.code), safe_cell(row.label), row.unit, safe_cell(row.meaning))
        for row in rows_of(report)
    )
    return csv_lines(("code", "label", "unit", "meaning"), rows)


def report_json(report: YearReport) -> dict[str, Any]:
    """The same figures with their meaning, in their groups."""
    return {
        "schema": SCHEMA,
        "year": report.year,
        "made_on": report.made_on.isoformat(),
        "groups": [
            {"code": group.code, "title": group.title, "rows": [_plain(row) for row in group.rows]}
            for group in groups_of(report)
        ],
    }


def _plain(row: Row) -> dict[str, Any]:
    return {
        "code": row.code,
        "label": row.label,
        "value": row.value,
        "unit": row.unit,
        "hidden": row.is_hidden,
        "meaning": row.meaning,
    }
