"""Terms run in Dutch calendar days."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pages.challenges.terms import (
    _TECHNICAL,
    complete_by,
    decide_by,
    local_day,
    object_by,
    react_by,
    term,
)
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

LATE_EVENING = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # 2 March, half past midnight here


def test_defaults_are_those_of_the_law():
    assert local_day(LATE_EVENING) == date(2026, 3, 2)
    assert decide_by(LATE_EVENING) == date(2026, 4, 28)
    assert complete_by(LATE_EVENING) == date(2026, 3, 16)
    assert object_by(LATE_EVENING) == date(2026, 4, 13)


def test_the_first_reaction_comes_in_working_days_of_this_municipality():
    # Monday 2 March; a day on which the town hall is closed is no working day.
    assert react_by(LATE_EVENING) == date(2026, 3, 5)
    make.make_call()
    ours = make.set_municipality()
    ours.holidays.create(day=date(2026, 3, 4), name="Stadhuis dicht")
    ours.save()
    assert react_by(LATE_EVENING) == date(2026, 3, 6)


def test_only_a_day_that_is_equated_moves_the_end_of_a_term():
    make.make_call()
    ours = make.set_municipality()
    ours.holidays.create(day=date(2026, 3, 16), name="Stadhuis dicht")
    ours.save()
    assert complete_by(LATE_EVENING) == date(2026, 3, 16)
    ours.holidays.create(day=date(2026, 4, 13), name="Gelijkgesteld", is_equated=True)
    ours.save()
    assert object_by(LATE_EVENING) == date(2026, 4, 14)


def test_a_municipality_sets_its_own():
    make.make_call()
    make.set_municipality(decision_weeks=10)
    assert decide_by(LATE_EVENING) == date(2026, 5, 11)
    assert term("DECISION_WEEKS") == 10


def test_every_limit_against_abuse_can_be_set_and_is_documented():
    production = Path("portal/settings/production.py").read_text(encoding="utf-8")
    readme = Path("portal/settings/README.md").read_text(encoding="utf-8")
    # The name of the municipality stands in the settings of the site.
    for name, default in _TECHNICAL.items():
        if isinstance(default, int):
            assert f'"{name}",' in production, name
            assert f"| `{name}` | {default} |" in readme, name
