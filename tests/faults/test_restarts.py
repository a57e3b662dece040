"""PostgreSQL and Redis go down while everybody works, and everybody comes to work again."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import timezone

from portal.settings.env import database
from tasks.heartbeat import check_heartbeat
from tasks.models import Heartbeat
from tests.faults.disturbance import disturbed_course
from tests.faults.node import Node, nodes
from tests.faults.outcome import differences
from tests.faults.place import Place, place_of_the_test, wait_until
from tests.faults.private_servers import (
    PrivatePostgres,
    PrivateRedis,
    copy_database,
    private_postgres,
    private_redis,
)
from tests.faults.restarts import Restarts
from tests.faults.undisturbed import undisturbed_outcomes

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

CONTRACTS = 6


@pytest.fixture(scope="module")
def servers(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory
) -> Iterator[tuple[Place, PrivatePostgres, PrivateRedis]]:
    """Servers of our own with a copy of the test database, to which this process is connected."""
    folder = tmp_path_factory.mktemp("restarts")
    source = place_of_the_test(folder).database_url
    original = dict(connection.settings_dict)
    with private_postgres() as postgres, private_redis() as redis, django_db_blocker.unblock():
        copy_database(postgres, source)
        connection.close()
        connection.settings_dict.update(database(postgres.url))
        try:
            yield Place(postgres.url, redis.url, folder), postgres, redis
        finally:
            connection.close()
            connection.settings_dict.update(original)


def is_seen_again(node: Node) -> None:
    """Wait for a heartbeat that beat sent and the worker took after this moment."""
    moment = timezone.now()
    wait_until(
        lambda: Heartbeat.objects.filter(beat_at__gt=moment).exists(),
        f"a heartbeat:\n{node.log.read_text()[-3000:]}",
        30,
    )


def test_servers_that_restart_change_nothing_of_what_is_settled(servers):
    place, postgres, redis = servers
    expected = undisturbed_outcomes(CONTRACTS)
    restarts = Restarts(postgres, redis, every_s=1.0)
    course = disturbed_course(place, CONTRACTS, seed=1, kills=0, disturb=restarts.disturb)
    assert differences(expected, course.outcomes) == []
    assert dict(restarts.count) == {
        "PostgreSQL killed": 1,
        "Redis killed": 1,
        "PostgreSQL stopped": 1,
    }


def test_worker_and_beat_go_on_by_themselves_after_each_server_restarts(servers):
    """A worker that is connected but takes nothing would show here."""
    place, postgres, redis = servers
    with nodes(place, "patient") as (worker, beat):
        processes = worker.process.pid, beat.process.pid
        is_seen_again(worker)
        for stop, start in (
            (redis.kill, redis.start),
            (postgres.kill, postgres.start),
            (postgres.stop, postgres.start),
            (redis.kill, redis.start),
        ):
            connection.close()
            stop()
            start()
            is_seen_again(worker)
        assert worker.is_ready()
        assert beat.is_ready()
        assert (worker.process.pid, beat.process.pid) == processes


def test_a_worker_that_takes_nothing_is_noticed(servers, settings):
    """It lives and is connected, but stands still; readyz asks check_heartbeat."""
    place, _postgres, _redis = servers
    settings.HEARTBEAT_MAX_AGE_S = 3
    with nodes(place, "silent") as (worker, _beat):
        is_seen_again(worker)
        assert check_heartbeat() is None
        os.killpg(worker.process.pid, signal.SIGSTOP)
        wait_until(lambda: check_heartbeat() is not None, "silence is noticed", 30)
        assert check_heartbeat() == "no worker has been seen for 4 seconds"
        os.killpg(worker.process.pid, signal.SIGCONT)
        is_seen_again(worker)
        assert check_heartbeat() is None
