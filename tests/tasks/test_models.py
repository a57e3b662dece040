"""The heartbeat row."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from tasks.models import Heartbeat

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_a_row_says_who_and_when() -> None:
    assert str(Heartbeat(name="worker", beat_at=NOW)) == "worker 2026-11-21 12:00:00"


@pytest.mark.django_db
def test_one_row_per_name() -> None:
    Heartbeat.objects.create(name="worker", beat_at=NOW)
    with pytest.raises(IntegrityError):
        Heartbeat.objects.create(name="worker", beat_at=NOW)
