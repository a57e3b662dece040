from datetime import date
from fractions import Fraction

import pytest

from contracts.observation_cells import (
    CellProblem,
    Notation,
    Number,
    notation_of,
    privacy_problem,
    read_date,
    read_number,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("12", "12"),
        ("1234.56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("12.345.678,9", "12345678.9"),
        ("0.123", "0.123"),
        ("0,123", "0.123"),
        ("1234.567", "1234.567"),
        ("12,5", "12.5"),
        ("1.1000", "1.1"),
        ("-3,25", "-3.25"),
        ("−3.25", "-3.25"),
        ("+4", "4"),
        ("007", "7"),
    ],
)
def test_numbers_that_can_be_read_in_one_way(text: str, value: str) -> None:
    assert read_number(text, None) == Number(Fraction(value))
    assert read_number(text, "comma") == Number(Fraction(value))
    assert read_number(text, "dot") == Number(Fraction(value))


@pytest.mark.parametrize(
    ("text", "notation", "value"),
    [
        ("1.234", "comma", "1234"),
        ("1.234", "dot", "1.234"),
        ("1,234", "comma", "1.234"),
        ("1,234", "dot", "1234"),
        ("-12.500", "comma", "-12500"),
    ],
)
def test_a_number_with_two_readings_follows_the_notation_of_the_file(
    text: str, notation: Notation, value: str
) -> None:
    assert read_number(text, notation) == Number(Fraction(value), is_ambiguous=True)
    assert read_number(text, None) == CellProblem("number_ambiguous")


@pytest.mark.parametrize(
    "text",
    [
        *("1,10O", "twaalf", "€ 12", "12%", "1e5", "1_000", "1.23.4", "1.234.56", "1,23,456.7"),
        *(".5", "5.", "1.,5", "--1", "NaN", "Infinity", "1/3", "१२", "1 234", "1.2345,6"),
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text, "comma") == CellProblem("number_invalid")


def test_a_number_may_not_be_endless() -> None:
    assert read_number("1" * 30, None) == Number(Fraction("1" * 30))
    assert read_number("1" * 31, None) == CellProblem("number_too_long")


@pytest.mark.parametrize(
    ("texts", "notation"),
    [
        (["12", "1.234", ""], None),
        (["1.234", "12,5"], "comma"),
        (["1.234", "12.5"], "dot"),
        (["1.234,56"], "comma"),
        (["1,234.56"], "dot"),
        (["1.234.567"], "comma"),
        (["1,234,567"], "dot"),
        (["12,5", "12.5"], None),
        (["abc", "9" * 40], None),
    ],
)
def test_the_notation_of_a_file(texts: list[str], notation: Notation | None) -> None:
    assert notation_of(texts) == notation


def test_dates() -> None:
    assert read_date("2012-04-01") == date(2012, 4, 1)
    assert read_date("21-11-2026") == date(2026, 11, 21)
    assert read_date("1-4-2012") == date(2012, 4, 1)
    for text in ("2012-02-30", "31-04-2012", "04/01/2012", "2012-4-1", "12-04-01", "vandaag"):
        assert read_date(text) == CellProblem("date_invalid")


@pytest.mark.parametrize("text", ["9999-12-31", "1-1-2200", "1899-12-31", "0001-01-01"])
def test_a_year_that_cannot_be_meant(text: str) -> None:
    assert read_date(text) == CellProblem("date_far")


def test_a_text_with_a_sign_of_a_person_is_a_problem() -> None:
    assert privacy_problem("111222333", is_pseudonym=False) == CellProblem("looks_like_bsn")
    assert privacy_problem("Jan Jansen", is_pseudonym=True) == CellProblem("looks_like_name")
    assert privacy_problem("x" * 101, is_pseudonym=True) == CellProblem("text_too_long")
    assert privacy_problem("x" * 100, is_pseudonym=True) is None
    assert privacy_problem("Cohort 1 (2012)", is_pseudonym=False) is None
