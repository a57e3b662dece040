"""When a term ends, from what happened to it. Pure: no clock, no database.

A term runs in calendar days from the day after receipt. While it is suspended no day counts. It
can be extended once, before it has ended. When the last day is free, it runs on to the next day
that is not (`holidays`). Suspension: Algemene wet bestuursrecht art. 4:15 par. 1, from the day
after the request to complete until the day on which the completion comes in or its term has passed.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from pages.challenges.enums import TermKind
from pages.challenges.holidays import NO_DAYS, run_on

# Art. 4 of the Algemene termijnenwet: longer terms do not run on.
LONGEST_WEEKS_THAT_RUN_ON = 12


class TermStep(Protocol):
    """What happened to a term, as a row or as plain data.

    `on` is the day of receipt, of the letter, or of the completion. A start has `weeks`, or `days`
    until a day that was promised. A suspension has in `days` the time that the resident got.
    """

    kind: str
    on: date
    weeks: int
    days: int


@dataclass(frozen=True)
class TermStart:
    """The start of a term, as plain data."""

    on: date
    weeks: int
    days: int = 0
    kind: str = TermKind.START


class ClockError(Exception):
    """These steps cannot follow each other; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Term:
    """Where a term stands after some steps.

    `nominal` is the last day before it runs on to a day that is not free, `due` the last day.
    `suspended_on` is the day of the letter while the term stands still.
    """

    nominal: date
    due: date
    suspended_days: int = 0
    suspended_on: date | None = None
    is_extended: bool = False
    is_stopped: bool = False


def due_on(steps: Sequence[TermStep], own_days: Set[date] = NO_DAYS) -> date:
    """The last day of the term. While it is suspended: if the resident uses all the time.

    Raises ClockError when the steps cannot follow each other.
    """
    return term_of(steps, own_days).due


def term_of(steps: Sequence[TermStep], own_days: Set[date] = NO_DAYS) -> Term:
    """The term after these steps, oldest first. Raises ClockError `not_started`, `started_twice`,
    `suspended_twice`, `not_suspended`, `extended_twice`, `term_over`, `stopped` or `backwards`.
    """
    running: _Running | None = None
    last: date | None = None
    for step in steps:
        if last is not None and step.on < last:
            raise ClockError("backwards")
        last = step.on
        if step.kind == TermKind.START:
            if running is not None:
                raise ClockError("started_twice")
            running = _Running(step, own_days)
        elif running is None:
            raise ClockError("not_started")
        else:
            running.take(step)
    if running is None:
        raise ClockError("not_started")
    return running.term()


class _Running:
    """A term while its steps are taken one by one."""

    def __init__(self, start: TermStep, own_days: Set[date]) -> None:
        self._own_days = own_days
        self._nominal = start.on + timedelta(weeks=start.weeks, days=start.days)
        # A promised day stays what it is: running on would break the promise.
        self._is_promise = not start.weeks
        self._is_long = start.weeks > LONGEST_WEEKS_THAT_RUN_ON
        self._has_moved = False
        self._suspension: TermStep | None = None
        self._is_in_vain = False
        self._suspended = 0
        self._floor = start.on
        self._is_extended = False
        self._is_stopped = False

    def take(self, step: TermStep) -> None:
        """Take the next step."""
        if self._is_stopped:
            raise ClockError("stopped")
        if step.kind == TermKind.SUSPEND:
            if self._suspension is not None:
                raise ClockError("suspended_twice")
            self._suspension = step
            # A term that has ended cannot stand still any more.
            self._is_in_vain = step.on >= self._as_term(None).due
        elif step.kind == TermKind.RESUME:
            if self._suspension is None:
                raise ClockError("not_suspended")
            self._count_suspension(self._suspension, until=step.on)
            self._suspension = None
        elif step.kind == TermKind.EXTEND:
            self._extend(step)
        else:
            if self._suspension is not None:
                self._count_suspension(self._suspension, until=step.on)
                self._suspension = None
            self._is_stopped = True

    def term(self) -> Term:
        """Where it stands now."""
        waiting = self._suspension
        if waiting is None:
            return self._as_term(None)
        # Not known yet: as if the resident uses all the time.
        kept = (self._nominal, self._suspended, self._floor, self._has_moved)
        self._count_suspension(waiting, until=_day_after_time(waiting))
        term = self._as_term(waiting.on)
        self._nominal, self._suspended, self._floor, self._has_moved = kept
        return term

    def _as_term(self, suspended_on: date | None) -> Term:
        nominal = max(self._nominal, self._floor)
        runs_on = self._has_moved if self._is_promise else not self._is_long
        return Term(
            nominal=nominal,
            due=run_on(nominal, self._own_days) if runs_on else nominal,
            suspended_days=self._suspended,
            suspended_on=suspended_on,
            is_extended=self._is_extended,
            is_stopped=self._is_stopped,
        )

    def _extend(self, step: TermStep) -> None:
        if self._is_extended:
            raise ClockError("extended_twice")
        if step.on > self.term().due:
            raise ClockError("term_over")
        self._nominal += timedelta(weeks=step.weeks)
        self._has_moved = self._has_moved or step.weeks > 0
        self._is_extended = True

    def _count_suspension(self, suspension: TermStep, *, until: date) -> None:
        """Add the days from the day after the letter up to, not with, `until`."""
        if self._is_in_vain:
            return
        last_day = min(until, _day_after_time(suspension))
        days = max((last_day - suspension.on).days - 1, 0)
        self._nominal += timedelta(days=days)
        self._suspended += days
        self._has_moved = self._has_moved or days > 0
        # Asked in a weekend in which the term would have run on: it ends after the waiting.
        self._floor = max(self._floor, suspension.on + timedelta(days=days + 1))


def _day_after_time(suspension: TermStep) -> date:
    return suspension.on + timedelta(days=suspension.days + 1)
