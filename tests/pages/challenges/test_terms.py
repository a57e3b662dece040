"""Terms run in Dutch calendar days."""

from datetime import UTC, date, datetime

import pytest

from pages.challenges.terms import complete_by, decide_by, local_day, object_by, term
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

LATE_EVENING = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # 2 March, half past midnight here


def test_defaults_are_those_of_the_law():
    assert local_day(LATE_EVENING) == date(2026, 3, 2)
    assert decide_by(LATE_EVENING) == date(2026, 4, 27)
    assert complete_by(LATE_EVENING) == date(2026, 3, 16)
    assert object_by(LATE_EVENING) == date(2026, 4, 13)


def test_a_municipality_sets_its_own():
    make.make_call()
    make.set_municipality(decision_weeks=10)
    assert decide_by(LATE_EVENING) == date(2026, 5, 11)
    assert term("DECISION_WEEKS") == 10
