"""The heartbeat: a message went from beat through the broker to a worker."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from celery.contrib.testing.worker import start_worker

from portal import celery_app
from tasks.heartbeat import beat, check_heartbeat, record_heartbeat
from tasks.models import Heartbeat

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_twice_is_one_row_with_the_last_moment() -> None:
    record_heartbeat(now=NOW)
    record_heartbeat(now=NOW + timedelta(seconds=30))
    assert [row.beat_at for row in Heartbeat.objects.all()] == [NOW + timedelta(seconds=30)]


@pytest.mark.django_db
def test_the_task_writes_this_moment() -> None:
    with time_machine.travel(NOW, tick=False):
        beat()
    assert Heartbeat.objects.get().beat_at == NOW


@pytest.mark.django_db
def test_that_no_worker_ever_came_is_told() -> None:
    assert check_heartbeat() == "no worker has been seen yet"


@pytest.mark.django_db
def test_silence_is_told_after_the_limit(settings) -> None:
    record_heartbeat(now=NOW)
    limit = timedelta(seconds=settings.HEARTBEAT_MAX_AGE_S)
    with time_machine.travel(NOW + limit, tick=False):
        assert check_heartbeat() is None
    with time_machine.travel(NOW + limit + timedelta(seconds=1), tick=False):
        assert check_heartbeat() == "no worker has been seen for 181 seconds"


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_real_worker_takes_it_from_redis() -> None:
    with start_worker(celery_app, perform_ping_check=False, pool="solo"):
        beat.apply_async(queue=celery_app.conf.task_default_queue)
        seen = threading.Event()
        for _attempt in range(100):
            if Heartbeat.objects.exists():
                seen.set()
                break
            seen.wait(0.1)
    assert seen.is_set()
