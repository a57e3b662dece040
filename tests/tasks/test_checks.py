"""The nightly check by the timetable."""

from __future__ import annotations

import pytest

from contracts.models import IntegrityCheck
from tasks.checks import check_integrity
from tasks.timetable import TIMETABLE
from tests.contracts.services.test_checks import settled

pytestmark = pytest.mark.django_db


def test_each_night_leaves_its_record_and_running_it_twice_changes_nothing_else() -> None:
    settled()
    check_integrity()
    check_integrity()
    assert [(row.settlement_count, row.findings) for row in IntegrityCheck.objects.all()] == [
        (1, [])
    ] * 2


def test_it_runs_once_a_night_outside_the_hour_that_the_clock_skips() -> None:
    schedule = TIMETABLE["checks"]["schedule"]
    assert (schedule.hour, schedule.minute) == ({4}, {10})
