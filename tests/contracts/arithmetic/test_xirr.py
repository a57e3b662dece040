"""XIRR of dated payments, with whole numbers only."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from contracts.arithmetic.xirr import xirr

pytestmark = pytest.mark.pure

START = date(2021, 1, 1)


def test_one_payment_after_whole_years() -> None:
    rate = xirr([(START, -100000), (date(2023, 1, 1), 121000)])
    assert rate is not None
    assert abs(rate - Fraction(1, 10)) < Fraction(1, 10**24)


def test_the_example_that_spreadsheets_document() -> None:
    # The documentation of XIRR in Excel and LibreOffice: 37.336253 %.
    flows = [
        (date(2008, 1, 1), -1000000),
        (date(2008, 3, 1), 275000),
        (date(2008, 10, 30), 425000),
        (date(2009, 2, 15), 325000),
        (date(2009, 4, 1), 275000),
    ]
    rate = xirr(flows)
    assert rate is not None
    assert round(float(rate), 7) == 0.3733625
    assert xirr(list(reversed(flows))) == rate


def test_the_rate_makes_everything_worth_nothing() -> None:
    flows = [(START, -100000), (date(2021, 7, 1), -50000), (date(2022, 3, 5), 90000)]
    flows.append((date(2024, 2, 29), 20000))
    rate = xirr(flows)
    assert rate is not None
    with localcontext() as context:
        context.prec = 50
        factor = 1 + Decimal(rate.numerator) / rate.denominator
        worth = sum(
            cents * factor ** (Decimal((date(2024, 2, 29) - day).days) / 365)
            for day, cents in flows
        )
    assert rate < 0
    assert abs(worth) < Decimal("1e-15")


@pytest.mark.parametrize(
    "cents", [(-100, -5), (100, 5), (-100, 10_000_000), (0, 0), (0, 5), (-5, 0)]
)
def test_without_a_rate_there_is_none(cents: tuple[int, int]) -> None:
    assert xirr([(START, cents[0]), (date(2022, 1, 1), cents[1])]) is None


@pytest.mark.parametrize(("put_in", "back"), [(-1000, 955), (-10000, 10066)])
def test_the_ends_of_what_is_called_a_rate_are_outside_it(put_in: int, back: int) -> None:
    """A factor of 0.955 or 1.0066 a day is about -99.99999 % or +1000 % a year."""
    assert xirr([(START, put_in), (date(2021, 1, 2), back)]) is None
    closer = [(START, put_in * 1000), (date(2021, 1, 2), back * 1000 + (1 if back < 1000 else -1))]
    assert xirr(closer) is not None


def test_nothing_has_no_rate() -> None:
    assert xirr([]) is None
