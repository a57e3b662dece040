"""Numbers that come from outside."""

import pytest

from pages.challenges.numbers import read_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("999999999", 999_999_999),
        ("1000000000", None),
        ("9" * 5000, None),
        ("-1", None),
        ("+1", None),
        ("1.0", None),
        ("1_0", None),
        (" 1", None),
        ("٣", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_digits_are_a_number(typed, number):
    assert read_number(typed) == number


def test_how_long_a_number_may_be():
    assert read_number("2026", longest=4) == 2026
    assert read_number("20260", longest=4) is None
    assert read_number("123456789012345678", longest=18) == 123456789012345678
