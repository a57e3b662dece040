"""Amounts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.challenges.dutch_entry import MAX_CENTS, format_cents, parse_cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("€ 1.234,56", 123456),
        ("1234,56", 123456),
        ("1234,5", 123450),
        ("1.234", 123400),
        ("1.234.567,89", 123456789),
        ("12.50", 1250),
        ("50", 5000),
        ("€ 50,-", 5000),
        ("50,--", 5000),
        ("EUR 7", 700),
        ("7 euro", 700),
        ("0", 0),
        ("€\u00a01\u202f000", 100000),
        ("999.999.999,99", MAX_CENTS),
    ],
)
def test_reads_amounts(typed, cents):
    assert parse_cents(typed) == cents


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "-5", "1,2,3", "1.23.4", "12.3456", "1e5", "٣", "1.000.000.000", "½", "1,234.56"],
)
def test_refuses_what_is_no_amount(typed):
    with pytest.raises(ValueError, match=r"not an amount|too large"):
        parse_cents(typed)


@given(st.integers(0, MAX_CENTS))
def test_reads_back_what_it_writes(cents):
    assert parse_cents(format_cents(cents)) == cents


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text):
    try:
        cents = parse_cents(text)
    except ValueError:
        return
    assert 0 <= cents <= MAX_CENTS
