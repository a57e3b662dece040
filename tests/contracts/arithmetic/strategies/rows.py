"""Generated observations: in time or late, of persons or cohorts, measured or not."""

from datetime import timedelta
from fractions import Fraction

from hypothesis import strategies as st

from contracts.arithmetic import Observation
from tests.contracts.arithmetic.builders import quarter, seen
from tests.contracts.arithmetic.strategies.values import EXACT, QUARTERS, SELDOM, one_of

NUMBERS = st.sampled_from(range(QUARTERS))
DELAYS = st.sampled_from([0, 0, 0, 100, 200])
DAYS = st.integers(0, 59)
METRICS = (
    *("job", "job", "person_job", "person_job", "places", "saving", "nights", "nights", "jail"),
    *("level", "lease", "reached", "checked", "correct"),
)
STATUSES = (*["measured"] * 6, "not_measured", "not_applicable")


def observation(draw: st.DrawFn, *, late: bool = True) -> Observation:
    """One observation; `late`: it may become known after its day."""
    metric = one_of(draw, *METRICS)
    number = draw(NUMBERS)
    delay = draw(DELAYS) if late else 0
    known = {"known_on": quarter(number) + timedelta(days=delay)} if delay else {}
    cohort = one_of(draw, "", "one")
    if metric in ("nights", "jail"):
        start = quarter(number) + timedelta(days=draw(DAYS))
        end = start + timedelta(days=1 + draw(DAYS))
        return Observation(metric, start, None, one_of(draw, "a", "b"), cohort, start, end, **known)
    if metric in ("person_job", "lease", "reached"):
        return seen(metric, number, None, one_of(draw, "a", "b", "c"), cohort=cohort, **known)
    status = one_of(draw, *STATUSES)
    if status == "measured" and draw(SELDOM):
        known["claimed"] = Fraction(draw(EXACT))
    return seen(metric, number, draw(EXACT), cohort=cohort, status=status, **known)
