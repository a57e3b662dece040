"""Exact numbers: one way to write each, and every rounding mode at its edge."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.arithmetic.numbers import (
    ROUNDING_MODES,
    ceil_to,
    floor_to,
    money_text,
    number_text,
    parse_fraction,
    parse_number,
    round_to,
    to_cents,
    whole_root,
)
from tests.contracts.arithmetic.profile import quick

pytestmark = pytest.mark.pure

CENT = Fraction(1, 100)
TIES = {  # mode: 20.125, -20.125, 20.135, 20.126
    "half_up": ["20.13", "-20.13", "20.14", "20.13"],
    "half_down": ["20.12", "-20.12", "20.13", "20.13"],
    "half_even": ["20.12", "-20.12", "20.14", "20.13"],
    "up": ["20.13", "-20.13", "20.14", "20.13"],
    "down": ["20.12", "-20.12", "20.13", "20.12"],
    "ceiling": ["20.13", "-20.12", "20.14", "20.13"],
    "floor": ["20.12", "-20.13", "20.13", "20.12"],
}


@pytest.mark.parametrize("mode", ROUNDING_MODES)
def test_rounding_at_the_edge(mode: str) -> None:
    values = ["20.125", "-20.125", "20.135", "20.126"]
    rounded = [number_text(round_to(Fraction(value), CENT, mode)) for value in values]
    assert rounded == TIES[mode]


def test_whole_multiples_stay() -> None:
    for mode in ROUNDING_MODES:
        assert round_to(Fraction("20.10"), Fraction("0.05"), mode) == Fraction("20.10")


@pytest.mark.parametrize(
    "text", ["", "1,1", "1.", ".5", "+1", "01", "-0", "-0.00", "1e3", "1_000", "٣", " 1", "1 "]
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@quick
@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9
    )
)
def test_text_and_number_are_one(value: object) -> None:
    exact = Fraction(value)  # type: ignore[arg-type]
    assert parse_number(number_text(exact)) == exact


def test_writing() -> None:
    assert number_text(Fraction(1, 3)) == "1/3"
    assert number_text(Fraction(-5, 4)) == "-1.25"
    assert money_text(-5) == "-0.05"
    assert money_text(123450) == "1234.50"
    assert floor_to(Fraction("1.239"), CENT) == Fraction("1.23")
    assert ceil_to(Fraction("1.231"), CENT) == Fraction("1.24")
    assert to_cents(Fraction("1.23")) == 123
    with pytest.raises(ValueError, match="whole number of cents"):
        to_cents(Fraction("1.235"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1/3", Fraction(1, 3)),
        ("2/6", Fraction(1, 3)),
        ("7/1", Fraction(7)),
        ("0.5", Fraction(1, 2)),
        ("-2", Fraction(-2)),
        ("1/0", None),
        ("0/3", None),
        ("01/3", None),
        ("-1/3", None),
        ("1/1000000", None),
        ("1/3 ", None),
        ("1.5/3", None),
    ],
)
def test_fractions(text: str, expected: Fraction | None) -> None:
    assert parse_fraction(text) == expected


@pytest.mark.parametrize("degree", [1, 2, 3, 7])
def test_a_whole_root_is_the_largest_that_fits(degree: int) -> None:
    for value in range(300):
        root = whole_root(value, degree)
        assert root**degree <= value < (root + 1) ** degree


def test_many_decimals_are_written_to_the_last() -> None:
    assert number_text(Fraction(1, 10**40)) == f"0.{'0' * 39}1"
    assert number_text(Fraction(1, 5**40)) == f"0.{str(2**40).rjust(40, '0')}"
    assert number_text(Fraction(-3, 2**3)) == "-0.375"
    assert number_text(Fraction(5, 6)) == "5/6"
