"""One measured value, as the arithmetic sees it: accepted by the verifier, or absent."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

ObservationStatus = Literal["measured", "not_measured", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Observation:
    """One accepted observation.

    metric: the code in the terms. on: the day it counts for. quantity: the accepted number, in the
    metric's unit (None for an event: 1; for a spell: its days). subject: pseudonym of the person
    ("" for totals). cohort: code of the group ("" for none). start, end: a spell of days,
    half-open. known_on: when it became known, when that is later than `on`. key: anything that
    tells observations of the same metric, subject and day apart. claimed: what was claimed, when
    something else was accepted; it is shown beside that and never changes an amount.
    """

    metric: str
    on: date
    quantity: Fraction | None = None
    subject: str = ""
    cohort: str = ""
    start: date | None = None
    end: date | None = None
    known_on: date | None = None
    status: ObservationStatus = "measured"
    key: str = ""
    claimed: Fraction | None = None

    @property
    def is_known_on(self) -> date:
        """The first day on which a settlement can use it."""
        return self.on if self.known_on is None else max(self.on, self.known_on)
