from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from contracts.wording.formats import (
    Language,
    format_date,
    format_money,
    format_number,
    format_percent,
    format_share,
    is_number,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (0, "0", "0"),
        (12, "12", "12"),
        (999, "999", "999"),
        (1000, "1.000", "1,000"),
        (258858, "258.858", "258,858"),
        ("1234567.5", "1.234.567,5", "1,234,567.5"),
        ("8.50", "8,5", "8.5"),
        (Decimal("-3.25"), "−3,25", "−3.25"),
        (Fraction(1, 3), "≈ 0,3333", "≈ 0.3333"),
        ("-26/3", "≈ −8,6667", "≈ −8.6667"),
        ("0.000001", "0,000001", "0.000001"),
        ("0.99999999", "≈ 1", "≈ 1"),
    ],
)
def test_numbers(value: Fraction | Decimal | int | str, nl: str, en: str) -> None:
    assert format_number(value, "nl") == nl
    assert format_number(value, "en") == en


def test_percentages_stay_what_they_are_and_shares_are_turned_into_percentages() -> None:
    assert format_percent("8.5", "nl") == "8,5%"
    assert format_share("0.95", "nl") == "95%"
    assert format_share("0.005", "en") == "0.5%"


@pytest.mark.parametrize(
    ("value", "currency", "nl", "en"),
    [
        (123456, "EUR", "€ 1.234,56", "€1,234.56"),
        (123450, "EUR", "€ 1.234,50", "€1,234.50"),
        (110000, "EUR", "€ 1.100,00", "€1,100.00"),
        (0, "EUR", "€ 0,00", "€0.00"),
        (-40000, "EUR", "− € 400,00", "−€400.00"),
        (123456, "USD", "US$ 1.234,56", "US$1,234.56"),
        (123456, "GBP", "£ 1.234,56", "£1,234.56"),
        (123456, "CHF", "CHF 1.234,56", "CHF 1,234.56"),
        ("1100", "EUR", "€ 1.100", "€1,100"),
        ("1100.00", "EUR", "€ 1.100", "€1,100"),
        (Fraction("15.12"), "USD", "US$ 15,12", "US$15.12"),
        ("15.1", "EUR", "€ 15,10", "€15.10"),
        ("0.125", "EUR", "€ 0,125", "€0.125"),
        (Fraction(-10, 3), "EUR", "≈ − € 3,3333", "≈ −€3.3333"),
    ],
)
def test_money(value: Fraction | int | str, currency: str, nl: str, en: str) -> None:
    assert format_money(value, currency, "nl") == nl
    assert format_money(value, currency, "en") == en


@pytest.mark.parametrize(("language", "text"), [("nl", "1 april 2012"), ("en", "1 April 2012")])
def test_dates(language: Language, text: str) -> None:
    assert format_date(date(2012, 4, 1), language) == text
    assert format_date("2012-04-01", language) == text


def test_what_is_a_number() -> None:
    assert [is_number(value) for value in ("12", "1/3", "-0.5", 7, Fraction(1, 2))] == [True] * 5
    assert [is_number(value) for value in ("", "abc", "1,5", "1/0", True, None, ["1"])] == [
        False
    ] * 7


def test_a_share_that_decimals_cannot_write_stays_a_fraction() -> None:
    assert [format_share(text, "nl") for text in ("1/3", "2/6", "3/8")] == ["1/3", "1/3", "37,5%"]
    assert format_share(Fraction(1, 101), "en") == "≈ 0.9901%"
