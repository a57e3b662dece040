"""Generated observations: in time or late, of persons or cohorts, measured or not."""

from datetime import timedelta
from fractions import Fraction

from contracts.arithmetic import Observation
from tests.contracts.arithmetic.builders import quarter, seen
from tests.contracts.arithmetic.strategies.values import EXACT, QUARTERS, SELDOM, Choose, one_of

NUMBERS = range(QUARTERS)
DELAYS = (0, 0, 0, 100, 200)
DAYS = range(60)
METRICS = (
    *("job", "job", "person_job", "person_job", "places", "saving", "nights", "nights", "jail"),
    *("level", "lease", "reached", "checked", "correct"),
)
STATUSES = (*["measured"] * 6, "not_measured", "not_applicable")


def observation(choose: Choose, *, late: bool = True) -> Observation:
    """One observation; `late`: it may become known after its day."""
    metric = one_of(choose, *METRICS)
    number = choose(NUMBERS)
    delay = choose(DELAYS) if late else 0
    known = {"known_on": quarter(number) + timedelta(days=delay)} if delay else {}
    cohort = one_of(choose, "", "one")
    if metric in ("nights", "jail"):
        start = quarter(number) + timedelta(days=choose(DAYS))
        end = start + timedelta(days=1 + choose(DAYS))
        person = one_of(choose, "a", "b")
        return Observation(metric, start, None, person, cohort, start, end, **known)
    if metric in ("person_job", "lease", "reached"):
        return seen(metric, number, None, one_of(choose, "a", "b", "c"), cohort=cohort, **known)
    status = one_of(choose, *STATUSES)
    if status == "measured" and choose(SELDOM):
        known["claimed"] = Fraction(choose(EXACT))
    return seen(metric, number, choose(EXACT), cohort=cohort, status=status, **known)
