"""The public holidays of the Algemene termijnenwet, and terms that may not end on one.

Source: Algemene termijnenwet (BWBR0002448). Art. 1: a term that ends on a Saturday, a Sunday or a
public holiday runs on to the next day that is none of these. Art. 3 par. 1: New Year's Day, Easter
Monday, Whit Monday, both days of Christmas, Ascension Day, the day on which the King's birthday is
celebrated, and 5 May, every year. Art. 3 par. 2: Good Friday counts as one. Art. 3 par. 3: a decree
may equate other days; those are rows of the municipality. Pure: no clock, no database.
"""

from collections.abc import Set
from datetime import date, timedelta
from functools import cache

FIRST_YEAR = 2014  # The King's birthday; before it, the Queen's was celebrated on 30 April.
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
NO_DAYS: frozenset[date] = frozenset()


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> dict[date, str]:
    """The holidays of one year with their code, for years from 2014 on.

    Two may fall on one day (Ascension Day on 5 May); the day then has one of both codes.
    """
    if year < FIRST_YEAR:
        raise ValueError(f"The holidays before {FIRST_YEAR} were other ones.")
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == 7:
        kings_day -= _ONE_DAY
    return {
        date(year, 1, 1): "new_year",
        sunday - timedelta(days=2): "good_friday",
        sunday + _ONE_DAY: "easter_monday",
        kings_day: "kings_day",
        date(year, 5, 5): "liberation_day",
        sunday + timedelta(days=39): "ascension_day",
        sunday + timedelta(days=50): "whit_monday",
        date(year, 12, 25): "christmas_day",
        date(year, 12, 26): "second_christmas_day",
    }


def is_free(day: date, own_days: Set[date] = NO_DAYS) -> bool:
    """Whether no term may end on this day; `own_days` are those that are equated or closed."""
    return day.weekday() >= _SATURDAY or day in own_days or day in public_holidays(day.year)


def run_on(day: date, own_days: Set[date] = NO_DAYS) -> date:
    """This day, or when it is free the first one after it that is not (art. 1)."""
    while is_free(day, own_days):
        day += _ONE_DAY
    return day


def after_working_days(day: date, count: int, own_days: Set[date] = NO_DAYS) -> date:
    """The last of `count` working days that begin on the day after `day`. `count` is 1 or more."""
    if count < 1:
        raise ValueError("At least one working day.")
    for _working_day in range(count):
        day = run_on(day + _ONE_DAY, own_days)
    return day
