"""Generated observations of any metric, on any day, and of several groups."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from contracts.arithmetic import Observation
from tests.contracts.arithmetic.builders import METRICS, SUBJECTS
from tests.contracts.arithmetic.strategies.rows import STATUSES
from tests.contracts.arithmetic.strategies.values import EXACT, SELDOM, Choose, one_of

# The first days of quarters, days on the edge of a month, and days in its midst.
DAYS = (
    *((0, 31, 91, 182, 274), (-60, 30, 59, 60, 120), (181, 227, 243, 273, 319), (365, 366, 400)),
)
LENGTHS = (1, 20, 45, 100, 300)
DELAYS = (0, 0, 0, 0, 40, 100, 200)
LEVELS = ("0", "0.5", "1", "2", "3.25", "45", "80")


def wild_observation(choose: Choose, metrics: list[str], *, late: bool = True) -> Observation:
    """One observation of one of these metrics."""
    metric = choose(metrics)
    day = date(2020, 1, 1) + timedelta(days=choose(choose(DAYS)))
    delay = choose(DELAYS) if late else 0
    more: dict[str, Any] = {"cohort": one_of(choose, "", "one", "two")}
    more |= {"known_on": day + timedelta(days=delay)} if delay else {}
    if metric in SUBJECTS:
        more["subject"] = one_of(choose, "a", "b", "c")
    if METRICS[metric] == "days":
        end = day + timedelta(days=choose(LENGTHS))
        return Observation(metric, day, start=day, end=end, **more)
    if METRICS[metric] == "event":
        return Observation(metric, day, choose((None, None, Fraction(2))), **more)
    is_level = METRICS[metric] == "level"
    status: Any = one_of(choose, *STATUSES)
    quantity = Fraction(choose(LEVELS if is_level else EXACT)) if status == "measured" else None
    if quantity is not None and choose(SELDOM):
        more["claimed"] = Fraction(choose(EXACT))
    return Observation(metric, day, quantity, status=status, **more)
