"""A quantity over time that answers "how much before this day" at once.

Points are quantities on a day; spans are stretches of days, each day counting as 1 on that day.
Prefix sums make each question two look-ups, so that a contract costs the same in its last period
as in its first.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate

from contracts.arithmetic.numbers import ZERO


class Series:
    """Points and spans of one quantity (for one cohort or person, or for all)."""

    __slots__ = ("_days", "_end_sums", "_ends", "_start_sums", "_starts", "_sums")

    def __init__(
        self, points: Iterable[tuple[date, Fraction]], spans: Iterable[tuple[date, date]] = ()
    ) -> None:
        """Take points (day, quantity) and disjoint or added spans (start, end), in any order."""
        ordered = sorted(points)
        self._days = [day for day, _ in ordered]
        self._sums = list(accumulate((quantity for _, quantity in ordered), initial=ZERO))
        spans = list(spans)
        self._starts = sorted(start.toordinal() for start, _ in spans)
        self._ends = sorted(end.toordinal() for _, end in spans)
        self._start_sums = list(accumulate(self._starts, initial=0))
        self._end_sums = list(accumulate(self._ends, initial=0))

    def before(self, day: date) -> Fraction:
        """Return the quantity of all days before `day`."""
        total = self._sums[bisect_left(self._days, day)]
        if not self._starts:
            return total
        ordinal = day.toordinal()
        started, ended = bisect_left(self._starts, ordinal), bisect_left(self._ends, ordinal)
        begun = started * ordinal - self._start_sums[started]
        passed = ended * ordinal - self._end_sums[ended]
        return total + (begun - passed)

    def stretches(self) -> Iterator[tuple[date, date]]:
        """Yield the stretches of days, first and last, in which the quantity changes."""
        for day in self._days:
            yield day, day
        for start, end in zip(self._starts, self._ends, strict=True):
            yield date.fromordinal(start), date.fromordinal(end - 1)

    def total(self, start: date, end: date) -> Fraction:
        """Return the quantity of the days in [start, end)."""
        return self.before(end) - self.before(start)


def union_spans(spans: Iterable[tuple[date, date, str]]) -> list[tuple[date, date, str]]:
    """Return spans (start, end, cohort) without overlaps; a day belongs to who began first."""
    kept: list[tuple[date, date, str]] = []
    reached = date.min
    for start, end, cohort in sorted(spans):
        if end > reached:
            kept.append((max(start, reached), end, cohort))
            reached = end
    return kept


def subtract_spans(
    spans: list[tuple[date, date, str]], taken: list[tuple[date, date, str]]
) -> list[tuple[date, date, str]]:
    """Return what is left of disjoint spans, in order, without the days of other such spans."""
    left: list[tuple[date, date, str]] = []
    number = 0
    for start, end, cohort in spans:
        while number < len(taken) and taken[number][1] <= start:
            number += 1
        cursor, place = start, number
        while place < len(taken) and taken[place][0] < end:
            if taken[place][0] > cursor:
                left.append((cursor, taken[place][0], cohort))
            cursor = max(cursor, taken[place][1])
            place += 1
        if cursor < end:
            left.append((cursor, end, cohort))
    return left
