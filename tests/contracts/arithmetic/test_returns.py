"""The balance method: growth to a stated precision, drawdowns, and payments."""

from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from contracts.arithmetic.blocks import Amount
from contracts.arithmetic.flows import Drawdown, Investment, ReturnRule
from contracts.arithmetic.returns import PLACES, Balance, drawn_before, growth

pytestmark = pytest.mark.pure

NOTE = Investment(
    "note",
    "senior",
    (
        Drawdown(date(2021, 1, 1), Amount(Fraction(1000))),
        Drawdown(date(2022, 1, 1), Amount(Fraction(500))),
    ),
)


@pytest.mark.parametrize("days", [0, 1, 90, 364, 365, 366, 730, 3651])
@pytest.mark.parametrize("rate", ["0", "0.05", "0.123456789", "1"])
def test_growth_is_cut_off_not_rounded_up(rate: str, days: int) -> None:
    found = growth(Fraction(rate), days)
    with localcontext() as context:
        context.prec = 60
        exact = (1 + Decimal(rate)) ** (Decimal(days) / 365)
    gap = exact - Decimal(found.numerator) / found.denominator
    assert -Decimal("1e-40") <= gap < Decimal(10) ** (1 - PLACES) * exact
    assert (found * 10**PLACES).denominator == 1


def balance(kind: str, *payments: tuple[int, int]) -> list[Fraction]:
    """What is open at the end of each year from 2021, with payments (year, amount)."""
    rule, state = ReturnRule("note", Fraction("0.1"), kind), Balance()  # type: ignore[arg-type]
    found = []
    for year in (2021, 2022, 2023):
        state.advance(NOTE, rule, date(year + 1, 1, 1))
        state.pay(Fraction(sum(amount for paid, amount in payments if paid == year)))
        found.append(state.open)
    return found


def test_whole_years_of_365_days() -> None:
    assert balance("simple") == [1100, 1750, 1900]
    assert balance("compound") == [1100, 1760, 1936]
    assert balance("irr") == [1100, 1760, 1936]


@pytest.mark.parametrize(("kind", "ends"), [("simple", (91, 183, 275, 365)), ("irr", (182, 365))])
def test_periods_take_no_cent_of_a_whole_year(kind: str, ends: tuple[int, ...]) -> None:
    """12% of 75.50 is 9.06 after 365 days, in however many periods: 84.56 open, to the cent."""
    start = date(2021, 1, 1)
    note = Investment("note", "senior", (Drawdown(start, Amount(Fraction("75.5"))),))
    rule, state = ReturnRule("note", Fraction("0.12"), kind), Balance()  # type: ignore[arg-type]
    for days in ends:
        state.advance(note, rule, start + timedelta(days))
    assert state.open == Fraction("84.56")


def test_payments_lower_what_grows() -> None:
    # simple: 600 repays principal (400 stays), 2022: 500 + 40 more, 500 more drawn
    assert balance("simple", (2021, 600)) == [500, 1090, 1180]
    assert balance("irr", (2021, 600)) == [500, 1100, 1210]


def test_what_is_overpaid_does_not_grow() -> None:
    assert balance("irr", (2021, 2000))[0] == 0


def test_an_amendment_that_adds_an_earlier_drawdown_is_followed() -> None:
    rule, state = ReturnRule("note", Fraction("0.1"), "irr"), Balance()
    state.advance(NOTE, rule, date(2022, 1, 1))
    early = Drawdown(date(2020, 1, 2), Amount(Fraction(100)))
    more = Investment("note", "senior", (early, *NOTE.drawdowns))
    state.advance(more, rule, date(2023, 1, 1))
    assert state.open == 1760 + Fraction(100) * growth(Fraction("0.1"), 1095)
    state.advance(NOTE, rule, date(2023, 1, 1))
    assert state.open == 1760


def test_what_was_drawn_before_a_day() -> None:
    assert [drawn_before(NOTE, date(year, 1, 1)) for year in (2021, 2022, 2023)] == [0, 1000, 1500]


def test_two_drawdowns_on_one_day_are_both_drawn() -> None:
    rule, state = ReturnRule("note", Fraction("0.1"), "simple"), Balance()
    rows = [Drawdown(date(2021, 1, 1), Amount(Fraction(amount))) for amount in (300, 700)]
    state.advance(Investment("note", "senior", tuple(rows)), rule, date(2022, 1, 1))
    assert state.drawn == {"2021-01-01": 1000}
    assert (state.earned, state.open) == (100, 1100)
