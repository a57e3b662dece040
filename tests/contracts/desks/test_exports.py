"""Lists as files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

from openpyxl import load_workbook

from contracts.desks.cells import Money
from contracts.desks.exports.audit_file import audit_csv, audit_workbook
from contracts.desks.exports.sheets import csv_file, workbook_file

HEAD = ["naam", "bedrag", "dag"]
ROWS = [["=1+1", Money(123450, "EUR"), date(2026, 4, 1)], ["@a", Money(-5, "EUR"), None]]


def test_a_csv_file_opens_in_a_dutch_spreadsheet() -> None:
    assert "".join(csv_file(HEAD, ROWS)) == (
        "\ufeffnaam;bedrag;dag\r\n'=1+1;1234,5;01-04-2026\r\n'@a;-0,05;\r\n"
    )


def test_a_workbook_holds_numbers_and_days_and_no_formula() -> None:
    with workbook_file(HEAD, iter(ROWS), title="x" * 40, more=[("feiten", [["a", 1]])]) as file:
        book = load_workbook(file)
    assert book.sheetnames == ["x" * 31, "feiten"]
    rows = list(book.worksheets[0].values)
    assert rows[0] == tuple(HEAD)
    assert rows[1] == ("'=1+1", 1234.5, datetime(2026, 4, 1))  # noqa: DTZ001
    assert book.worksheets[0]["B2"].number_format == "#,##0.00"
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} == {
        "s",
        "n",
        "d",
    }
    assert list(book["feiten"].values) == [("a", 1)]


def test_both_files_of_the_audit_have_the_same_sum_over_their_rows() -> None:
    facts = {
        "filter_words": "Persoon: Bo",
        "person": "Kim",
        "now": datetime(2026, 4, 1, tzinfo=UTC),
    }
    file, digest = audit_csv(HEAD, ROWS, **facts)
    with file:
        content = file.read().decode()
    rows = "".join(csv_file(HEAD, ROWS))
    assert digest == sha256(rows.encode()).hexdigest()
    assert content.startswith(rows)
    assert content[len(rows) :].split("\r\n")[1:3] == ["filter;Persoon: Bo", "gemaakt door;Kim"]
    file, same = audit_workbook(HEAD, ROWS, **facts)
    with file:
        book = load_workbook(file)
    assert same == digest
    assert [row[1] for row in book["Verantwoording"].values][:2] == ["Persoon: Bo", "Kim"]
    assert list(book["Verantwoording"].values)[3][1] == digest
