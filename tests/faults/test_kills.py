"""Kill -9 at random moments, whoever is at work: at the end the postings of an undisturbed run."""

from __future__ import annotations

import pytest

from tests.faults.disturbance import disturbed_course
from tests.faults.outcome import differences
from tests.faults.place import place_of_the_test
from tests.faults.undisturbed import undisturbed_outcomes

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

CONTRACTS = 4
KILLS = 8


def test_whoever_is_killed_changes_nothing(tmp_path):
    expected = undisturbed_outcomes(CONTRACTS)
    course = disturbed_course(place_of_the_test(tmp_path), CONTRACTS, seed=20260329, kills=KILLS)
    assert differences(expected, course.outcomes) == []
    assert course.kills.total() == KILLS
