"""What is known at a settlement: accepted observations, ready to be asked for sums.

The order in which observations come in makes no difference. Every answer is a sum, a last value or
a list of persons or cohorts, so that a database can give the same answers later without rows.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from contracts.arithmetic.counting import courses_of
from contracts.arithmetic.counts import Tally
from contracts.arithmetic.numbers import ONE
from contracts.arithmetic.observations import Observation
from contracts.arithmetic.problems import Problem, SettlementBlocked
from contracts.arithmetic.series import Series

Part = tuple[str | None, str | None]
"""(cohort, person); None stands for all of them."""
WHOLE: Part = (None, None)

Course = tuple[list[tuple[date, Fraction]], list[tuple[date, date]]]
"""The points and the spans of one person in one cohort."""
At = tuple[str, str]
"""(cohort, person) as observed; "" for none."""
Sums = dict[At, list[tuple[date, Fraction]]]
"""What a quantity came to in stretches of days, each dated on its first day."""


@dataclass(slots=True)
class Past:
    """What is known of the days before `day` without their observations (see `past`).

    seen: since when a metric occurs in a cohort, of a person. last: the observations that still
    decide about a value. sums: what quantities came to.
    """

    day: date
    seen: dict[str, dict[At, date]] = field(default_factory=dict)
    last: dict[str, list[Observation]] = field(default_factory=dict)
    sums: dict[Tally, Sums] = field(default_factory=dict)


class Facts:
    """The observations that are known, by metric."""

    def __init__(
        self,
        observations: Iterable[Observation],
        past: Past | None = None,
        waiting: frozenset[str] = frozenset(),
    ) -> None:
        """Take observations in any order; TypeError for a quantity that is not exact.

        Of metrics in `waiting` a missing measurement changes nothing: it makes no cohort or person.

        With a `past` the observations are those since its day, spells that reach over it, and the
        earlier ones that say what a person's new ones count for.
        """
        self._past, self._waiting = past, waiting
        self._claimed: Facts | None = None
        self._seen: dict[tuple[str, bool], dict[At, date]] = {}
        self._rows: dict[str, list[Observation]] = defaultdict(list)
        for observation in sorted(observations, key=_order):
            _check(observation)
            self._rows[observation.metric].append(observation)
        self.claims = {
            row.metric for rows in self._rows.values() for row in rows if _is_claimed(row)
        }
        self._courses: dict[Tally, dict[At, Course]] = {}
        self._parts: dict[Tally, dict[Part, list[Course]]] = {}
        self._divided: dict[str, dict[Part, list[Observation]]] = {}
        self._series: dict[tuple[Tally, Part], Series] = {}
        self._states: dict[tuple[str, Part], tuple[list[date], list[Observation]]] = {}

    def series(self, quantity: Tally, part: Part) -> Series:
        """Return the course of a count or a sum, for a part (cohort, person) or the whole."""
        key = (quantity, part)
        series = self._series.get(key)
        if series is None:
            if quantity not in self._parts:
                self._parts[quantity] = _divide(self.courses(quantity))
            courses = self._parts[quantity].get(part, ())
            series = Series(
                [point for points, _ in courses for point in points],
                [span for _, spans in courses for span in spans],
            )
            self._series[key] = series
        return series

    def claimed(self, quantity: Tally, part: Part) -> Series:
        """Return the course of a count or a sum as it was claimed, for the days since the past.

        Ask only for what `claims` names: the metrics in which something else was accepted.
        """
        if self._claimed is None:
            rows = (row for rows in self._rows.values() for row in rows)
            as_claimed = [
                replace(row, quantity=row.claimed) if _is_claimed(row) else row for row in rows
            ]
            self._claimed = Facts(as_claimed, self._past)
        return self._claimed.series(quantity, part)

    def parts(
        self, metrics: Iterable[str], *, by_cohort: bool, by_person: bool
    ) -> list[tuple[Part, date]]:
        """Return the cohorts and persons that occur in metrics, in order, each with its first day.

        A part exists from its first day on: before, nobody can know of it.
        """
        found: dict[At, date] = {}
        for metric in metrics:
            for (cohort, subject), day in self.seen(metric, by_person=by_person).items():
                if by_person and not subject:
                    params = {"metric": metric}
                    raise SettlementBlocked(Problem("observations", "subject_missing", params))
                # An opening knows of persons as soon as any component asks for them.
                at = (cohort if by_cohort else "", subject if by_person else "")
                found[at] = min(found.get(at, day), day)
        return [
            (
                (cohort if by_cohort else None, subject if by_person else None),
                found[cohort, subject],
            )
            for cohort, subject in sorted(found)
        ]

    def seen(self, metric: str, *, by_person: bool) -> dict[At, date]:
        """Return since when a metric occurs, by cohort and, when asked, by person."""
        if (metric, by_person) in self._seen:
            return self._seen[metric, by_person]
        found = self._seen[metric, by_person] = {}
        if self._past is not None:
            found.update(self._past.seen[metric])
        for row in self._rows.get(metric, ()):
            if metric in self._waiting and row.status == "not_measured":
                continue
            at = (row.cohort, row.subject if by_person else "")
            day = row.on if row.start is None else min(row.on, row.start)
            found[at] = min(found.get(at, day), day)
        return found

    def rows(self, metric: str) -> list[Observation]:
        """Return a metric's observations in order of time; of the past those that still decide."""
        rows = self._rows.get(metric, [])
        if self._past is None:
            return rows
        new = [row for row in rows if row.on >= self._past.day]
        return [*self._past.last.get(metric, ()), *new]

    def states(
        self, metric: str, start: date, end: date, part: Part
    ) -> tuple[list[Observation], int, int]:
        """Return a metric's observations of a part in order of time, and where [start, end) is."""
        key = (metric, part)
        found = self._states.get(key)
        if found is None:
            if metric not in self._divided:
                self._divided[metric] = defaultdict(list)
                for row in self.rows(metric):
                    for place in _parts_with(row.cohort, row.subject):
                        self._divided[metric][place].append(row)
            rows = self._divided[metric].get(part, [])
            found = ([row.on for row in rows], rows)
            self._states[key] = found
        days, rows = found
        return rows, bisect_left(days, start), bisect_left(days, end)

    def courses(self, quantity: Tally) -> dict[At, Course]:
        """Return what a quantity is made of, by cohort and person; the past as sums."""
        courses = self._courses.get(quantity)
        if courses is None:
            courses = self._courses[quantity] = self._course(quantity)
        return courses

    def _course(self, quantity: Tally) -> dict[At, Course]:
        points, spans = courses_of(quantity, self._measured)
        past = self._past
        before: Sums = {} if past is None else past.sums[quantity]
        since = date.min if past is None else past.day
        courses: dict[At, Course] = {}
        for at in dict.fromkeys((*before, *points, *spans)):
            new = [point for point in points.get(at, ()) if point[0] >= since]
            days = [(max(start, since), end) for start, end in spans.get(at, ()) if end > since]
            courses[at] = ([*before.get(at, ()), *new], days)
        return courses

    def _measured(self, metric: str) -> list[Observation]:
        return [row for row in self._rows.get(metric, ()) if row.status == "measured"]


def _divide(courses: dict[At, Course]) -> dict[Part, list[Course]]:
    """Return courses by every part that they belong to."""
    divided: dict[Part, list[Course]] = defaultdict(list)
    for at, course in courses.items():
        for part in _parts_with(*at):
            divided[part].append(course)
    return divided


def _order(row: Observation) -> tuple[object, ...]:
    """A total order: whatever is left equal after the first four gives the same sums."""
    return (
        row.on,
        row.subject,
        row.metric,
        row.key,
        row.cohort,
        row.start or date.min,
        row.end or date.min,
        row.status,
        row.quantity if row.quantity is not None else ONE,
    )


def _is_claimed(row: Observation) -> bool:
    """Whether something else was claimed than accepted; a spell says its days by itself."""
    return row.claimed is not None and row.claimed != row.quantity and row.start is None


def _check(row: Observation) -> None:
    quantity = row.quantity
    for number in (quantity, row.claimed):
        if number is not None and not isinstance(number, Fraction | int):
            raise TypeError(f"a quantity must be a Fraction, not {type(number).__name__}")
    if row.start is None and row.end is None:
        return
    if row.start is None or row.end is None or row.end <= row.start:
        raise SettlementBlocked(
            Problem(
                "observations",
                "spell_wrong",
                {"metric": row.metric, "start": str(row.start), "end": str(row.end)},
            )
        )
    days = (row.end - row.start).days
    if quantity is not None and quantity != days:
        params = {"metric": row.metric, "found": str(quantity), "days": days}
        raise SettlementBlocked(Problem("observations", "spell_quantity", params))


def _parts_with(cohort: str, subject: str) -> tuple[Part, ...]:
    """Return every part that an observation belongs to."""
    return WHOLE, (cohort, None), (None, subject), (cohort, subject)
