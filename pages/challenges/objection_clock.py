"""Until when a decision on an objection may take. Pure: no clock, no database.

Algemene wet bestuursrecht art. 7:10: six weeks (twelve with a committee) from the day after the
last day to object; once adjourned by at most six weeks (par. 3); longer when who objected agrees
(par. 4). It stands still from the day after the municipality asked to mend a default (art. 6:6)
until the day on which that was done, or until the time for it passed (par. 2). A last day that is
free runs on (`holidays`), unless the term is longer than twelve weeks by itself (Algemene
termijnenwet art. 4).
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from pages.challenges.clock import LONGEST_WEEKS_THAT_RUN_ON
from pages.challenges.enums import ObjectionStepKind
from pages.challenges.holidays import NO_DAYS, run_on

_DAY = timedelta(days=1)


class Step(Protocol):
    """What happened, as a row or as plain data.

    Of the first step `on` is the day before the term begins; of the others their weeks are added.
    Of a suspension `on` is the day of the letter and `days` the time that the resident got; of a
    resumption `on` is the day on which the default was mended.
    """

    kind: str
    on: date
    weeks: int
    days: int


@dataclass(frozen=True)
class StepData:
    """A step as plain data."""

    on: date
    weeks: int
    kind: str = ObjectionStepKind.START
    days: int = 0


def weeks_to_object(promised: date, decided_on: date) -> int:
    """The whole weeks that a decision gave; by how much its last day ran on is no part of them."""
    return (promised - decided_on).days // 7


def last_day_to_object(
    promised: date, *, decided_on: date, sent_on: date, own_days: Set[date] = NO_DAYS
) -> date:
    """The last day to object: the weeks count from the day after sending (art. 6:8).

    `promised` is the last day if the letter left on the day of the decision, as it mostly does.
    """
    if sent_on <= decided_on:
        return promised
    return run_on(sent_on + timedelta(weeks=weeks_to_object(promised, decided_on)), own_days)


def begins_after(object_by: date, received_on: date) -> date:
    """The day after which the term begins: the last day to object.

    An objection that came later and is handled all the same gets the whole term from its receipt,
    else it could be too late before anybody read it.
    """
    return max(object_by, received_on)


def last_day_to_mend(suspension: Step) -> date:
    """The last day of the time that the resident got."""
    return suspension.on + suspension.days * _DAY


def asked_to_mend(steps: Sequence[Step]) -> Step | None:
    """The suspension after which nothing came in yet, in time or not; None without one."""
    told = (ObjectionStepKind.SUSPEND, ObjectionStepKind.RESUME)
    last = [step for step in steps if step.kind in told][-1:]
    return last[0] if last and last[0].kind == ObjectionStepKind.SUSPEND else None


def objection_due(steps: Sequence[Step], own_days: Set[date] = NO_DAYS) -> date:
    """The last day after these steps, the start first.

    While the term stands still: if the resident uses all the time.
    """
    start = steps[0]
    runs_on = start.weeks <= LONGEST_WEEKS_THAT_RUN_ON

    def last_day(nominal: date) -> date:
        return run_on(nominal, own_days) if runs_on else nominal

    nominal = start.on + timedelta(weeks=start.weeks)
    floor = start.on
    for number, step in enumerate(steps[1:], start=1):
        nominal += timedelta(weeks=step.weeks)
        # A term that has ended cannot stand still any more.
        if step.kind != ObjectionStepKind.SUSPEND or step.on >= last_day(max(nominal, floor)):
            continue
        counts_again = _counts_again(step, steps[number + 1 :])
        # Days before the term begins do not count anyhow.
        days = (counts_again - max(step.on, start.on)).days - 1
        if days > 0:
            nominal += days * _DAY
            # Asked in a weekend in which the term would have run on: it ends after the waiting.
            floor = max(floor, counts_again)
    return last_day(max(nominal, floor))


def _counts_again(suspension: Step, later: Sequence[Step]) -> date:
    """The first day that counts again after a suspension."""
    mended = [step.on for step in later if step.kind == ObjectionStepKind.RESUME][:1]
    return min([last_day_to_mend(suspension) + _DAY, *mended])
