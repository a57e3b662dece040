"""From observations to courses: what counts of each person, on which day.

Whether something counts on a day depends on what happened up to that day only, so that later
results never change an earlier period by themselves.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, TypeAlias

from contracts.arithmetic.calendar_rules import add_months
from contracts.arithmetic.counts import After, Count, Sum, Sustained, Tally
from contracts.arithmetic.exact import exact
from contracts.arithmetic.numbers import ONE, ZERO
from contracts.arithmetic.observations import Observation
from contracts.arithmetic.problems import Problem, SettlementBlocked
from contracts.arithmetic.series import subtract_spans, union_spans

Points: TypeAlias = dict[tuple[str, str], list[tuple[date, Fraction]]]
"""Quantities on a day, by (cohort, person)."""
Spans: TypeAlias = dict[tuple[str, str], list[tuple[date, date]]]
"""Stretches of days, by (cohort, person)."""
Windows: TypeAlias = dict[str, tuple[date, date]]
"""The days [begin, end) in which each person counts."""
Rows: TypeAlias = Callable[[str], list[Observation]]
"""The measured observations of a metric, in order of time."""

_DAY: Final = timedelta(days=1)
_ALWAYS: Final = (date.min, date.max)


def courses_of(quantity: Tally, rows_of: Rows) -> tuple[Points, Spans]:
    """Return the points and the spans of days of a count, a sum or sustained spells.

    SettlementBlocked when an observation lacks the person or the days that the quantity needs.
    """
    if isinstance(quantity, Count):
        return _count(quantity, rows_of), {}
    if isinstance(quantity, Sustained):
        return _sustained(quantity, rows_of), {}
    return _sum(quantity, rows_of)


def _count(quantity: Count, rows_of: Rows) -> Points:
    points: Points = defaultdict(list)
    limit = quantity.person_limit
    windows = _windows(quantity.after, rows_of)
    ready = _ready(quantity.among, rows_of)
    is_personal = limit is not None or windows is not None or ready is not None
    counted: dict[str, Fraction] = defaultdict(lambda: ZERO)
    for row in rows_of(quantity.metric):
        day, person = row.on, row.subject
        if is_personal and not person:
            raise _blocked("subject_missing", metric=row.metric)
        begin, end = _ALWAYS if windows is None else windows.get(person, (date.max, date.max))
        if not begin <= day < end or (ready is not None and person not in ready):
            continue
        amount = _amount(row)
        if limit is not None:
            before = counted[person]
            counted[person] = before + amount
            amount = min(before + amount, Fraction(limit)) - min(before, Fraction(limit))
        if ready is not None:
            day = max(day, ready[person])
        points[row.cohort, person].append((day, amount))
    return points


def _sum(quantity: Sum, rows_of: Rows) -> tuple[Points, Spans]:
    windows = _windows(quantity.after, rows_of)
    points: Points = defaultdict(list)
    spans: Spans = defaultdict(list)
    own = _spells(rows_of(quantity.metric), windows, points, ONE)
    taken: dict[str, list[tuple[date, date, str]]] = {}
    if quantity.excluding is not None:
        taken = _spells(rows_of(quantity.excluding), windows, points, -ONE)
    for subject, spells in own.items():
        kept = union_spans(spells) if subject else spells
        if subject in taken:
            kept = subtract_spans(kept, union_spans(taken[subject]))
        for start, end, cohort in kept:
            spans[cohort, subject].append((start, end))
    return points, spans


def _spells(
    rows: Iterable[Observation], windows: Windows | None, points: Points, sign: Fraction
) -> dict[str, list[tuple[date, date, str]]]:
    """Return a metric's spells by person; what is not a spell becomes a point."""
    spells: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for row in rows:
        begin, end = _ALWAYS if windows is None else windows.get(row.subject, (date.max, date.max))
        if row.start is not None and row.end is not None:
            start, stop = max(row.start, begin), min(row.end, end)
            if start < stop:
                spells[row.subject].append((start, stop, row.cohort))
        elif begin <= row.on < end:
            points[row.cohort, row.subject].append((row.on, sign * _amount(row)))
    return spells


def _sustained(quantity: Sustained, rows_of: Rows) -> Points:
    """Return one point for each person, on the day on which the spell lasted long enough."""
    spells: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for row in rows_of(quantity.metric):
        if not row.subject:
            raise _blocked("subject_missing", metric=row.metric)
        if row.start is None or row.end is None:
            raise _blocked("spell_needed", metric=row.metric, on=row.on.isoformat())
        spells[row.subject].append((row.start, row.end, row.cohort))
    points: Points = defaultdict(list)
    for subject, own in spells.items():
        begin, reached, group = date.min, date.min, ""
        for start, end, cohort in union_spans(own):
            if reached == date.min or (start - reached).days > quantity.gap_days:
                begin, group = start, cohort
            reached = end
            full = _full_day(begin, quantity)
            if full < end:
                points[group, subject].append((max(start, full), ONE))
                break
    return points


def _full_day(begin: date, quantity: Sustained) -> date:
    """Return the last day of the time that a spell must last."""
    if quantity.months is not None:
        return add_months(begin, quantity.months) - _DAY
    return begin + timedelta(days=(quantity.days or 1) - 1)


def _windows(after: Iterable[After], rows_of: Rows) -> Windows | None:
    """Return the days in which each person counts; None: everybody, always."""
    windows: Windows | None = None
    for gate in after:
        own: Windows = {}
        for person, day in _first_days(rows_of(gate.event)).items():
            begin, end = day + timedelta(days=gate.days), date.max
            if gate.within_days is not None:
                end = day + timedelta(days=gate.within_days + 1)
            if windows is None:
                own[person] = (begin, end)
            elif person in windows:
                own[person] = (max(begin, windows[person][0]), min(end, windows[person][1]))
        windows = own
    return windows


def _ready(among: Iterable[str], rows_of: Rows) -> dict[str, date] | None:
    """Return the day on which each person has all of these metrics; None: nothing is asked."""
    ready: dict[str, date] | None = None
    for metric in among:
        days = _first_days(rows_of(metric))
        if ready is not None:
            days = {
                person: max(day, ready[person]) for person, day in days.items() if person in ready
            }
        ready = days
    return ready


def _first_days(rows: Iterable[Observation]) -> dict[str, date]:
    """Return each person's first day; what was accepted as nothing did not happen."""
    first: dict[str, date] = {}
    for row in rows:
        if row.subject not in first and _amount(row) > ZERO:
            first[row.subject] = row.on
    return first


def _amount(row: Observation) -> Fraction:
    """What an observation counts for: an event without a quantity is 1, a spell its days."""
    if row.quantity is not None:
        return exact(row.quantity)
    if row.start is not None and row.end is not None:
        return exact((row.end - row.start).days)
    return ONE


def _blocked(code: str, **params: object) -> SettlementBlocked:
    return SettlementBlocked(Problem("observations", code, params))
