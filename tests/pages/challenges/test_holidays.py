"""The holidays of the law, against another calculation and against published days."""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter as another_easter

from pages.challenges.holidays import (
    after_working_days,
    easter,
    is_free,
    public_holidays,
    run_on,
)


@pytest.mark.parametrize("year", range(1900, 2400, 7))
def test_easter_is_that_of_another_implementation(year):
    assert easter(year) == another_easter(year)


def test_every_year_of_the_working_life_of_this_code():
    for year in range(2014, 2100):
        assert easter(year) == another_easter(year)
        days = public_holidays(year)
        kings_day = next(day for day, code in days.items() if code == "kings_day")
        assert kings_day == date(year, 4, 27) or (
            kings_day == date(year, 4, 26) and date(year, 4, 27).strftime("%w") == "0"
        )
        assert len(days) in (8, 9)


def test_the_days_of_2025_and_2026_as_they_were_published():
    assert sorted(public_holidays(2025)) == [
        date(2025, 1, 1),
        date(2025, 4, 18),
        date(2025, 4, 21),
        date(2025, 4, 26),  # the 27th was a Sunday
        date(2025, 5, 5),
        date(2025, 5, 29),
        date(2025, 6, 9),
        date(2025, 12, 25),
        date(2025, 12, 26),
    ]
    assert public_holidays(2026)[date(2026, 4, 27)] == "kings_day"
    # Liberation Day counts every year, not only once in five.
    assert all(date(year, 5, 5) in public_holidays(year) for year in (2026, 2027, 2031))


def test_another_queen_had_another_day():
    with pytest.raises(ValueError, match="2014"):
        public_holidays(2013)


def test_a_term_does_not_end_on_a_free_day():
    # Good Friday 2026 until Easter Monday.
    assert run_on(date(2026, 4, 3)) == date(2026, 4, 7)
    assert run_on(date(2026, 4, 7)) == date(2026, 4, 7)
    assert run_on(date(2026, 12, 25)) == date(2026, 12, 28)
    assert run_on(date(2026, 12, 31), {date(2026, 12, 31)}) == date(2027, 1, 4)
    assert not is_free(date(2024, 2, 29))


def test_working_days_begin_the_day_after():
    # Received on the Thursday before Easter: Tuesday, Wednesday, Thursday.
    assert after_working_days(date(2026, 4, 2), 3) == date(2026, 4, 9)
    assert after_working_days(date(2026, 3, 2), 3) == date(2026, 3, 5)
    assert after_working_days(date(2026, 3, 2), 1, {date(2026, 3, 3)}) == date(2026, 3, 4)
    with pytest.raises(ValueError, match="one working day"):
        after_working_days(date(2026, 3, 2), 0)


def test_a_term_ends_at_most_five_days_later_than_it_would():
    """Christmas or Easter beside a weekend, never more: nobody waits for ever."""
    day = date(2024, 1, 1)
    while day.year <= 2060:
        assert (run_on(day) - day).days <= 5
        day += timedelta(days=1)
