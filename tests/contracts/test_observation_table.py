import pytest

from contracts.observation_table import COLUMN_NAMES, RowError, Table, read_table
from tests.contracts.test_observation_sheet import workbook

pytestmark = pytest.mark.pure

LIMIT = 1000


def test_a_table_keeps_row_numbers_and_knows_its_separator() -> None:
    table = read_table(b"\nDatum,Indicator\n\n2026-01-01, jobs \n", LIMIT)
    assert table == Table(("on", "metric"), ((4, {"on": "2026-01-01", "metric": "jobs"}),), (), ",")


@pytest.mark.parametrize(
    ("data", "separator"),
    [
        (b"metric;on\n", ";"),
        (b"metric,on\n", ","),
        (b"metric\ton\n", "\t"),
        (b'"sep=,"\nmetric,on\n', ","),
        (b"sep=\t\nmetric\ton\n", "\t"),
        (b"metric;on;bekend op;\n", ";"),
    ],
)
def test_separators(data: bytes, separator: str) -> None:
    table = read_table(data, LIMIT)
    assert (table.errors, table.separator) == ((), separator)


@pytest.mark.parametrize("column", sorted(COLUMN_NAMES))
def test_every_name_of_a_column(column: str) -> None:
    for name in COLUMN_NAMES[column]:
        spoken = name.replace("_", " ").title()
        for header in (name, spoken, name.replace("_", "-"), f'"{name}"'):
            columns = read_table(f"{header};x\n".encode(), LIMIT).columns
            assert columns[0] == column


def test_a_separator_inside_quotation_marks_belongs_to_the_cell() -> None:
    table = read_table(b'metric,on,quantity\njobs,2026-01-01,"1.234,56"\n', LIMIT)
    assert table.rows == ((2, {"metric": "jobs", "on": "2026-01-01", "quantity": "1.234,56"}),)


def test_cells_too_many_are_counted_unless_they_are_empty() -> None:
    table = read_table(b"metric;on\njobs;2026-01-01;;\njobs;2026-01-01;5\n", LIMIT)
    assert [number for number, _ in table.rows] == [2]
    params = {"found": "3", "expected": "2", "separator": ";"}
    assert table.errors == (RowError(3, "", "row_too_long", params),)


def test_an_open_quotation_mark_swallows_no_rows_in_silence() -> None:
    table = read_table(b'metric;on\njobs;"2026-01-01\njobs;2026-01-02\n', LIMIT)
    assert table.rows == ()
    assert table.errors == (RowError(2, "", "row_quote_open"),)
    endless = read_table(b'metric;on\njobs;"' + b"x" * 140_000, 200_000)
    assert endless.errors == (RowError(2, "", "row_quote_open"),)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_without_a_mark(encoding: str) -> None:
    table = read_table("metric;on\njobs;2026-01-01\n".encode(encoding), LIMIT)
    assert table.rows == ((2, {"metric": "jobs", "on": "2026-01-01"}),)


def test_a_header_is_wrong_in_all_ways_at_once() -> None:
    table = read_table(b"naam;aantal;aantal\n", LIMIT)
    assert [(error.column, error.code) for error in table.errors] == [
        ("naam", "column_unknown"),
        ("quantity", "column_twice"),
        ("metric", "column_missing"),
        ("on", "column_missing"),
    ]


def test_a_sheet_begins_at_its_first_row_that_is_not_empty() -> None:
    data = workbook(("", ""), (), ("datum", "indicator"), (), ("2026-01-01", "baan"))
    assert read_table(data, 100_000) == Table(
        ("on", "metric"), ((5, {"on": "2026-01-01", "metric": "baan"}),), (), ","
    )
