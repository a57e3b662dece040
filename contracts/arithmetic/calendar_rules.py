"""Periods, years and day counts. All periods are half-open: the end is the first day after."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Literal

Every = Literal["month", "quarter", "half_year", "year", "once"]
YearKind = Literal["calendar", "contract"]
DayCount = Literal["act/365f", "act/360", "30/360", "act/act"]

MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
EVERY: Final[tuple[Every, ...]] = ("month", "quarter", "half_year", "year", "once")
YEAR_KINDS: Final[tuple[YearKind, ...]] = ("calendar", "contract")
DAY_COUNTS: Final[tuple[DayCount, ...]] = ("act/365f", "act/360", "30/360", "act/act")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A half-open stretch of days: `start` belongs to it, `end` does not."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """How a contract's life is cut into periods.

    Either `every` with `start` and perhaps `until`, or explicit `dates` (boundaries, ascending).
    `year` says what "a year" is for caps and components over a year: the calendar year, or the
    contract year, counted from `start`. A period belongs to the year of its first day.
    """

    every: Every | None
    start: date
    until: date | None
    dates: tuple[date, ...] = ()
    year: YearKind = "calendar"

    def boundary_after(self, day: date) -> date | None:
        """Return the first period boundary after `day`, or None when the periods have ended."""
        if self.every is None:
            return next((boundary for boundary in self.dates if boundary > day), None)
        if self.until is not None and day >= self.until:
            return None
        if self.every == "once":
            return self.until
        months = MONTHS[self.every]
        passed = (day.year - self.start.year) * 12 + day.month - self.start.month
        step = max(passed // months, 0)
        while (boundary := add_months(self.start, step * months)) <= day:
            step += 1
        return boundary if self.until is None else min(boundary, self.until)

    def year_of(self, day: date) -> int:
        """Return the calendar year of `day`, or the number of its contract year (first is 1)."""
        if self.year == "calendar":
            return day.year
        years = day.year - self.start.year
        return years + 1 if add_months(self.start, 12 * years) <= day else years


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month when it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def year_share(start: date, end: date, day_count: DayCount) -> Fraction:
    """Return the part of a year between two dates by a named day count, exactly.

    act/365f: days / 365. act/360: days / 360. 30/360: months of 30 days, the 31st counts as the
    30th (ISDA 2006 §4.16(f), "bond basis"). act/act: days in a leap year / 366 plus the other
    days / 365 (ISDA 2006 §4.16(b)).
    """
    if end <= start:
        return Fraction(0)
    if day_count == "act/365f":
        return Fraction((end - start).days, 365)
    if day_count == "act/360":
        return Fraction((end - start).days, 360)
    if day_count == "30/360":
        first = min(start.day, 30)
        last = 30 if end.day == 31 and first == 30 else end.day
        months = (end.year - start.year) * 12 + end.month - start.month
        return Fraction(months * 30 + last - first, 360)
    return sum((_actual_share(piece) for piece in _by_calendar_year(start, end)), Fraction(0))


def _by_calendar_year(start: date, end: date) -> Iterator[Period]:
    while start < end:
        stop = min(end, date(start.year + 1, 1, 1))
        yield Period(start, stop)
        start = stop


def _actual_share(piece: Period) -> Fraction:
    year_days = (date(piece.start.year + 1, 1, 1) - date(piece.start.year, 1, 1)).days
    return Fraction((piece.end - piece.start).days, year_days)
