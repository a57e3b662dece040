"""Until when a decision on an objection may take. Pure: no clock, no database.

Algemene wet bestuursrecht art. 7:10: six weeks (twelve with a committee) from the day after the
last day to object; once adjourned by at most six weeks (par. 3); longer when who objected agrees
(par. 4). A last day that is free runs on (`holidays`), unless the term is longer than twelve
weeks by itself (Algemene termijnenwet art. 4).
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from pages.challenges.clock import LONGEST_WEEKS_THAT_RUN_ON
from pages.challenges.enums import ObjectionStepKind
from pages.challenges.holidays import NO_DAYS, run_on


class Step(Protocol):
    """What happened, as a row or as plain data. Of the first step `on` is the day before the term
    begins; of the others their weeks are added."""

    kind: str
    on: date
    weeks: int


@dataclass(frozen=True)
class StepData:
    """A step as plain data."""

    on: date
    weeks: int
    kind: str = ObjectionStepKind.START


def begins_after(object_by: date, received_on: date) -> date:
    """The day after which the term begins: the last day to object.

    An objection that came later and is handled all the same gets the whole term from its receipt,
    else it could be too late before anybody read it.
    """
    return max(object_by, received_on)


def objection_due(steps: Sequence[Step], own_days: Set[date] = NO_DAYS) -> date:
    """The last day after these steps, the start first."""
    start = steps[0]
    weeks = sum(step.weeks for step in steps)
    nominal = start.on + timedelta(weeks=weeks)
    return run_on(nominal, own_days) if start.weeks <= LONGEST_WEEKS_THAT_RUN_ON else nominal
