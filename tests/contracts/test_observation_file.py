from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Observation, Terms, parse_terms
from contracts.observation_file import FileRow, Reading, read_observations
from contracts.observation_table import RowError

pytestmark = pytest.mark.pure

TERMS: dict[str, object] = {
    "format": "terms/1",
    "currency": "EUR",
    "valid_from": "2026-01-01",
    "periods": {"every": "quarter", "from": "2026-01-01", "until": "2028-01-01"},
    "rounding": {"mode": "half_up", "to": "0.01", "at": "line"},
    "parties": [
        {"code": "city", "role": "payer", "label": {"nl": "Gemeente"}},
        {"code": "club", "role": "provider", "label": {"nl": "Club"}},
        {"code": "judge", "role": "evaluator", "label": {"nl": "Toetser"}},
    ],
    "metrics": [
        {
            "code": code,
            "label": {"nl": label, "en": code.capitalize()},
            "kind": kind,
            "subject": "person",
            "unit": {"nl": "stuk"},
            "verified_by": "judge",
        }
        for code, label, kind in (
            ("jobs", "Werk gevonden", "event"),
            ("diplomas", "Diploma's", "count"),
            ("stay", "Dagen in huis", "days"),
            ("savings", "Besparing", "amount"),
            ("mood", "Welzijn", "level"),
        )
    ],
    "components": [
        {
            "code": "jobs",
            "label": {"nl": "Werk"},
            "quantity": {"count": "jobs", "first_per": "person"},
            "price": {"per_unit": "1000"},
        }
    ],
}


@pytest.fixture(scope="module")
def terms() -> Terms:
    return parse_terms(TERMS)


def read(text: str, terms: Terms, encoding: str = "utf-8") -> Reading:
    return read_observations(text.encode(encoding), [terms])


def found(text: str, terms: Terms) -> list[tuple[int, str, str]]:
    return [(error.row, error.column, error.code) for error in read(text, terms).errors]


JOB = Observation("jobs", date(2026, 4, 1), None, "p-1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_spreadsheet_is_understood(
    encoding: str, separator: str, end: str, terms: Terms
) -> None:
    rows = [("Indicator", "Datum", "Deelnemer", "Cohort"), ("jobs", "1-4-2026", "p-1", "Café")]
    text = end.join(separator.join(row) for row in rows) + end
    reading = read(text, terms, encoding)
    job = Observation("jobs", date(2026, 4, 1), None, "p-1", "Café")
    assert reading == Reading((FileRow(2, job),), ())


def test_dutch_and_english_headers_and_all_columns(terms: Terms) -> None:
    dutch = "indicator;datum;aantal;deelnemer;cohort;van;tot;bekend op;status;kenmerk\n"
    english = "metric;on;quantity;subject;cohort;start;end;known_on;status;key\n"
    row = "stay;;31;p-1;najaar;2026-01-01;2026-02-01;2026-05-01;gemeten;r1\n"
    expected = Observation(
        metric="stay",
        on=date(2026, 1, 1),
        quantity=Fraction(31),
        subject="p-1",
        cohort="najaar",
        start=date(2026, 1, 1),
        end=date(2026, 2, 1),
        known_on=date(2026, 5, 1),
        key="r1",
    )
    assert read(dutch + row, terms).observations == [expected]
    assert read(english + row, terms).observations == [expected]


def test_a_metric_may_be_named_by_its_label(terms: Terms) -> None:
    text = "metric;on;subject\nwerk gevonden;2026-04-01;p-1\nJobs;2026-04-01;p-2\n"
    assert [row.metric for row in read(text, terms).observations] == ["jobs", "jobs"]


def test_blank_lines_count_as_rows_and_a_sep_line_too(terms: Terms) -> None:
    text = "sep=;\n\nmetric;on;subject\n\njobs;2026-04-01;p-1\n;;\n"
    assert read(text, terms).rows == (FileRow(5, JOB),)


def test_short_rows_are_filled_up(terms: Terms) -> None:
    assert read("metric;on;subject;cohort\njobs;2026-04-01;p-1\n", terms).observations == [JOB]


def test_three_answers_for_a_value_that_is_not_there(terms: Terms) -> None:
    text = (
        "metric;on;quantity;status\n"
        "mood;2026-03-31;0;\n"
        "mood;2026-06-30;;Niet gemeten\n"
        "mood;2026-09-30;;n.v.t.\n"
    )
    read_rows = [(row.quantity, row.status) for row in read(text, terms).observations]
    assert read_rows == [
        (Fraction(0), "measured"),
        (None, "not_measured"),
        (None, "not_applicable"),
    ]


@pytest.mark.parametrize(
    ("other", "text", "value"),
    [("12,5", "1.234", "1234"), ("12.5", "1.234", "1.234"), ("1.234,56", "2.500", "2500")],
)
def test_a_number_with_two_readings_follows_the_file_and_is_reported(
    other: str, text: str, value: str, terms: Terms
) -> None:
    reading = read(
        f"metric;on;quantity\nsavings;2026-01-01;{other}\nsavings;2026-02-01;{text}\n", terms
    )
    assert reading.errors == ()
    assert reading.observations[1].quantity == Fraction(value)
    assert [(notice.row, notice.code) for notice in reading.notices] == [(3, "number_read_as")]
    assert reading.notices[0].params["read_as"] == value


def test_without_a_clue_a_number_with_two_readings_is_refused(terms: Terms) -> None:
    text = "metric;on;quantity\nsavings;2026-01-01;20.125\n"
    assert found(text, terms) == [(2, "quantity", "number_ambiguous")]
    # A comma between columns, or something that is counted, is a clue.
    assert read(text.replace(";", ","), terms).observations[0].quantity == Fraction("20.125")
    counted = read("metric;on;quantity\ndiplomas;2026-01-01;1.234\n", terms)
    assert counted.observations[0].quantity == 1234


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("jobz;2026-04-01;1;p-1", "metric", "metric_unknown"),
        (";2026-04-01;1;p-1", "metric", "value_missing"),
        ("jobs;;1;p-1", "on", "value_missing"),
        ("jobs;04/01/2026;1;p-1", "on", "date_invalid"),
        ("jobs;2025-12-31;1;p-1", "on", "date_outside_contract"),
        ("jobs;2028-01-01;1;p-1", "on", "date_outside_contract"),
        ("jobs;9999-12-31;1;p-1", "on", "date_far"),
        ("savings;2026-04-01;1,10O;p-1", "quantity", "number_invalid"),
        ("savings;2026-04-01;1111111111111111111111111111111;", "quantity", "number_too_long"),
        ("diplomas;2026-04-01;-5;", "quantity", "quantity_negative"),
        ("diplomas;2026-04-01;;", "quantity", "quantity_missing"),
        ("jobs;2026-04-01;1;", "subject", "subject_missing"),
        ("jobs;2026-04-01;1;111222333", "subject", "looks_like_bsn"),
        ("jobs;2026-04-01;1;jan@voorbeeld.nl", "subject", "looks_like_email"),
        ("jobs;2026-04-01;1;Jan Jansen", "subject", "looks_like_name"),
        ("jobs;2026-04-01;1;p-1;x", "", "row_too_long"),
        ('jobs;2026-04-01;1;"p-1', "", "row_quote_open"),
    ],
)
def test_one_wrong_cell(row: str, column: str, code: str, terms: Terms) -> None:
    assert found(f"metric;on;quantity;subject\n{row}\n", terms) == [(2, column, code)]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("stay;2026-02-01;;;;", "end", "spell_half"),
        ("stay;;2026-02-01;;;", "start", "spell_half"),
        ("stay;2026-02-01;2026-02-01;;;", "end", "spell_turned"),
        ("stay;2025-12-31;2026-02-01;;;", "start", "date_outside_contract"),
        ("stay;2027-12-01;2028-01-02;;;", "end", "date_outside_contract"),
        ("stay;2026-02-01;2026-02-11;;;9", "quantity", "spell_quantity"),
        ("stay;2026-02-01;2026-02-11;2026-01-31;;", "known_on", "known_before_on"),
        ("stay;2026-02-01;2026-02-11;;misschien;", "status", "status_unknown"),
        ("stay;2026-02-01;2026-02-11;;nvt;10", "quantity", "quantity_not_expected"),
    ],
)
def test_one_wrong_spell(row: str, column: str, code: str, terms: Terms) -> None:
    header = "metric;start;end;known_on;status;quantity\n"
    assert found(f"{header}{row}\n", terms) == [(2, column, code)]


def test_a_spell_may_end_with_the_contract_and_a_level_may_be_negative(terms: Terms) -> None:
    text = "metric;on;start;end;quantity\nstay;;2027-12-01;2028-01-01;\nmood;2026-01-01;;;-1,5\n"
    assert found(text, terms) == []


def test_rows_about_the_same(terms: Terms) -> None:
    text = (
        "metric;on;quantity;subject;key\n"
        "jobs;2026-04-01;;p-1;\n"
        "jobs;2026-04-01;;p-1;\n"
        "diplomas;2026-04-01;5;;\n"
        "diplomas;2026-04-01;6;;\n"
        "diplomas;2026-04-01;6;;b\n"
    )
    errors = read(text, terms).errors
    assert errors == (
        RowError(3, "", "row_twice", {"first": "2"}),
        RowError(5, "", "row_contradicts", {"first": "4"}),
    )


def test_all_errors_come_at_once_in_the_order_of_the_file(terms: Terms) -> None:
    text = "metric;on;quantity;subject\njobz;99;x;a b\njobs;2026-04-01;1;p-1\njobs;2024-01-01;1;p-2"
    assert found(text, terms) == [
        (2, "metric", "metric_unknown"),
        (2, "subject", "looks_like_name"),
        (2, "on", "date_invalid"),
        (2, "quantity", "number_invalid"),
        (4, "on", "date_outside_contract"),
    ]
    assert len(read(text, terms).rows) == 1


def test_a_flood_of_errors_is_cut_off(terms: Terms) -> None:
    text = "metric;on\n" + "x;2026-01-01\n" * 1500
    errors = read(text, terms).errors
    assert len(errors) == 1001
    assert errors[-1] == RowError(0, "", "more_errors", {"count": "1500", "shown": "1000"})


@pytest.mark.parametrize(
    ("header", "row", "column", "code"),
    [
        ("metric;on;naam", 1, "naam", "column_unknown"),
        ("metric;on;datum", 1, "on", "column_twice"),
        ("metric;aantal", 1, "on", "column_missing"),
        ("on;aantal", 1, "metric", "column_missing"),
    ],
)
def test_a_wrong_header_stops_the_file(
    header: str, row: int, column: str, code: str, terms: Terms
) -> None:
    reading = read(f"{header}\njobs;2026-04-01;1\n", terms)
    assert reading.rows == ()
    assert [(error.row, error.column, error.code) for error in reading.errors] == [
        (row, column, code)
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf \n", "file_empty"),
        (b"PK\x03\x04 and so on", "sheet_unreadable"),
        (b"\xd0\xcf\x11\xe0 old excel", "file_is_spreadsheet"),
        (b"metric;on\n\x81\x8d", "file_unreadable"),
        (b"metric;on\njobs\x00;2026-01-01", "file_unreadable"),
    ],
)
def test_a_file_that_is_no_table(data: bytes, code: str, terms: Terms) -> None:
    assert [error.code for error in read_observations(data, [terms]).errors] == [code]


def test_a_file_over_the_limit_is_refused_unread(terms: Terms) -> None:
    data = b"x" * (10 * 1024 * 1024 + 1)
    assert read_observations(data, [terms]).errors == (
        RowError(0, "", "file_too_large", {"size": "10485761", "limit": "10485760"}),
    )
    small = read_observations(b"metric;on\n", [terms], max_bytes=5)
    assert [error.code for error in small.errors] == ["file_too_large"]


def test_what_is_refused_for_privacy_is_not_repeated(terms: Terms) -> None:
    text = "metric;on;subject;key\n111222333;2026-04-01;111222333;jan@voorbeeld.nl\n"
    reading = read(text, terms)
    assert "111222333" not in repr(reading)
    assert "jan@voorbeeld.nl" not in repr(reading)


def test_several_versions_of_terms_together_say_what_is_known(terms: Terms) -> None:
    later = parse_terms(
        {**TERMS, "valid_from": "2028-01-01", "periods": {"every": "year", "from": "2026-01-01"}}
    )
    text = "metric;on;subject\njobs;2030-01-01;p-1\n"
    assert found(text, terms) == [(2, "on", "date_outside_contract")]
    assert read_observations(text.encode(), [terms, later]).errors == ()
