"""Periods, years and day counts."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic.calendar_rules import DayCount, PeriodRule, add_months, year_share

pytestmark = pytest.mark.pure


def test_the_last_day_of_a_month_stays_the_last_day() -> None:
    day = date(2020, 1, 31)
    assert [add_months(day, n).day for n in range(4)] == [31, 29, 31, 30]
    assert add_months(date(2020, 12, 15), 1) == date(2021, 1, 15)
    assert add_months(date(2020, 12, 31), 2) == date(2021, 2, 28)
    assert add_months(date(2020, 3, 30), -1) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("day_count", "share"),
    [
        ("act/365f", Fraction(182, 365)),
        ("act/360", Fraction(182, 360)),
        ("30/360", Fraction(180, 360)),
        ("act/act", Fraction(184, 365) - Fraction(184, 365) + Fraction(182, 366)),
    ],
)
def test_half_a_leap_year(day_count: DayCount, share: Fraction) -> None:
    assert year_share(date(2020, 1, 1), date(2020, 7, 1), day_count) == share


def test_act_act_counts_each_year_by_its_own_length() -> None:
    share = year_share(date(2019, 7, 1), date(2020, 7, 1), "act/act")
    assert share == Fraction(184, 365) + Fraction(182, 366)
    assert year_share(date(2020, 7, 1), date(2020, 7, 1), "act/act") == 0


def test_30_360_takes_the_31st_for_the_30th() -> None:
    assert year_share(date(2020, 1, 31), date(2020, 3, 31), "30/360") == Fraction(60, 360)
    assert year_share(date(2020, 1, 15), date(2020, 1, 31), "30/360") == Fraction(16, 360)
    assert year_share(date(2020, 1, 31), date(2020, 2, 29), "30/360") == Fraction(29, 360)
    assert year_share(date(2019, 11, 30), date(2020, 1, 30), "30/360") == Fraction(60, 360)


def test_boundaries() -> None:
    rule = PeriodRule("month", date(2020, 1, 31), date(2020, 4, 15))
    days = [date(2020, 1, 31)]
    while (after := rule.boundary_after(days[-1])) is not None:
        days.append(after)
    assert days[1:] == [date(2020, 2, 29), date(2020, 3, 31), date(2020, 4, 15)]


@pytest.mark.parametrize(
    ("day", "boundary"),
    [
        (date(2019, 12, 31), date(2020, 1, 1)),
        (date(2020, 1, 1), date(2020, 4, 1)),
        (date(2020, 3, 31), date(2020, 4, 1)),
        (date(2022, 2, 15), date(2022, 4, 1)),
        (date(2029, 12, 31), date(2030, 1, 1)),
    ],
)
def test_a_boundary_is_found_years_away_too(day: date, boundary: date) -> None:
    assert PeriodRule("quarter", date(2020, 1, 1), None).boundary_after(day) == boundary


def test_explicit_dates_and_once() -> None:
    dates = (date(2016, 1, 1), date(2017, 7, 1), date(2020, 1, 1))
    rule = PeriodRule(None, dates[0], dates[-1], dates)
    assert [rule.boundary_after(day) for day in dates] == [dates[1], dates[2], None]
    once = PeriodRule("once", dates[0], dates[-1])
    assert once.boundary_after(dates[0]) == dates[-1]


def test_years() -> None:
    calendar = PeriodRule("quarter", date(2020, 4, 1), None)
    contract = PeriodRule("quarter", date(2020, 4, 1), None, year="contract")
    assert [calendar.year_of(date(2021, m, 1)) for m in (1, 4)] == [2021, 2021]
    assert [contract.year_of(date(2021, m, 1)) for m in (1, 4)] == [1, 2]
