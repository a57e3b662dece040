"""What is counted over persons and time, as dumb data: counts, sums, and what narrows them.

The other building blocks stand in `blocks`, which also says what a quantity is.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class RoundRule:
    """How a number inside a rule is rounded: the mode and the unit (1 is a whole number)."""

    mode: str
    unit: Fraction


@dataclass(frozen=True, slots=True)
class After:
    """Only what happens from so many days after a person's first event of a metric.

    `within_days` closes the window again: so many days after the event still counts, later not.
    """

    event: str
    days: int = 0
    within_days: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How often it happened: all of it, or at most so many per person (`first_per` means one).

    `after`: only within these windows, all of them. `among`: only of persons who have each of
    these metrics as well, in any order; it counts from the day on which all are there.
    """

    metric: str
    first_per_person: bool = False
    max_per_person: int | None = None
    after: tuple[After, ...] = ()
    among: tuple[str, ...] = ()

    @property
    def person_limit(self) -> int | None:
        """The most that counts for one person, or None."""
        return 1 if self.first_per_person else self.max_per_person


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of a metric; for days: without the days of `excluding`, overlaps counted once.

    `after`: only within these windows, all of them.
    """

    metric: str
    excluding: str | None = None
    after: tuple[After, ...] = ()


@dataclass(frozen=True, slots=True)
class Sustained:
    """Persons of whom a spell lasted so many `months` or `days`; each counts once.

    Spells of one person that overlap or touch are one, and so are those with at most `gap_days`
    between them (which then belong to it). It counts on the last day of that time, or where that
    falls in a gap on the first day after the gap.
    """

    metric: str
    months: int | None = None
    days: int | None = None
    gap_days: int = 0


@dataclass(frozen=True, slots=True)
class Sampled:
    """What was claimed, with the error rate of a checked sample taken off.

    claimed × correct / checked. With an error rate of at most `tolerance` the claim stands. `rule`
    rounds what is left.
    """

    claimed: str
    checked: str
    correct: str
    tolerance: Fraction = Fraction(0)
    rule: RoundRule | None = None


Tally: TypeAlias = Count | Sum | Sustained
"""What adds up over time and over persons."""
