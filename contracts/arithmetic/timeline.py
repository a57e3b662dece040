"""The life of a contract as slots: which period, which year, and which version is in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from contracts.arithmetic.calendar_rules import Period
from contracts.arithmetic.problems import Problem, SettlementBlocked
from contracts.arithmetic.terms import Terms


@dataclass(frozen=True, slots=True)
class Slot:
    """A period in its place: the version in force on its first day, its year and its number.

    `year_start` is the first day of the first period of its year.
    """

    index: int
    period: Period
    year: int
    year_start: date
    is_year_end: bool
    version: int


def order_versions(versions: Sequence[Terms]) -> tuple[Terms, ...]:
    """Return the versions in order of `valid_from`; SettlementBlocked when they do not fit."""
    if not versions:
        raise SettlementBlocked(Problem("", "no_terms"))
    ordered = tuple(sorted(versions, key=lambda terms: terms.valid_from))
    code = shared_tax_code(ordered)
    if code is not None:
        raise SettlementBlocked(Problem("vat", "code_changes_meaning", {"found": code}))
    for before, terms in pairwise(ordered):
        if terms.valid_from == before.valid_from:
            params = {"found": terms.valid_from.isoformat()}
            raise SettlementBlocked(Problem("valid_from", "terms_valid_from_twice", params))
        if terms.currency != before.currency:
            params = {"found": terms.currency, "known": before.currency}
            raise SettlementBlocked(Problem("currency", "currencies_differ", params))
    return ordered


def shared_tax_code(versions: Sequence[Terms]) -> str | None:
    """Return a code that is a tax in one version and a component or floor in another, if any.

    A cap can still carry the money of a component that an amendment took out: as a line with its
    code, which cannot also be that of a tax.
    """
    taxes = {rule.code for terms in versions for rule in terms.vat}
    lines = {component.code for terms in versions for component in terms.components}
    lines |= {limit.code for terms in versions for limit in terms.limits if limit.kind == "min"}
    return min(taxes & lines, default=None)


def version_on(versions: Sequence[Terms], day: date) -> int:
    """Return the number of the version in force on a day; before the first one: the first."""
    number = 0
    while number + 1 < len(versions) and versions[number + 1].valid_from <= day:
        number += 1
    return number


def slots_until(versions: Sequence[Terms], until: date) -> list[Slot]:
    """Return the slots of all whole periods that end on or before `until`.

    The grid of periods is that of the version in force on each period's first day. `versions` are
    in order (see order_versions); contract years are counted by the first version.
    """
    slots: list[Slot] = []
    first = versions[0].periods.start
    slot = _slot_from(versions, 0, first, first)
    while slot is not None and slot.period.end <= until:
        slots.append(slot)
        slot = slot_after(versions, slot.index, slot.period.end, slot.year_start)
    return slots


def slot_after(versions: Sequence[Terms], index: int, end: date, year_start: date) -> Slot | None:
    """Return the slot that follows the one with this number, end and first day of its year.

    None after the last.
    """
    return _slot_from(versions, index + 1, end, year_start)


def _slot_from(versions: Sequence[Terms], index: int, start: date, year_start: date) -> Slot | None:
    version, years = version_on(versions, start), versions[0].periods
    end = versions[version].periods.boundary_after(start)
    if end is None:
        return None
    after = versions[version_on(versions, end)].periods.boundary_after(end)
    year = years.year_of(start)
    is_year_end = after is None or years.year_of(end) != year
    is_same_year = years.year_of(year_start) == year
    first = year_start if is_same_year else start
    return Slot(index, Period(start, end), year, first, is_year_end, version)


def periods_until(
    versions: Sequence[Terms], until: date, since: date | None = None
) -> list[Period]:
    """Return the whole periods of a contract that end on or before `until`, in order.

    With `since`, the end of one of them, only those after it, without going through the others; all
    of them when no period ends on that day.
    """
    ordered = order_versions(versions)
    if since is None or not _is_boundary(ordered, since):
        return [slot.period for slot in slots_until(ordered, until)]
    periods: list[Period] = []
    # The number and the year of a slot say nothing here.
    slot = _slot_from(ordered, 0, since, since)
    while slot is not None and slot.period.end <= until:
        periods.append(slot.period)
        slot = _slot_from(ordered, 0, slot.period.end, since)
    return periods


def _is_boundary(versions: Sequence[Terms], day: date) -> bool:
    before = day - timedelta(days=1)
    if before < versions[0].periods.start:
        return False
    return versions[version_on(versions, before)].periods.boundary_after(before) == day
