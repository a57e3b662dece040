"""Where the processes of a test work: their database, broker and folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import redis
from celery import Task
from django.conf import settings
from django.db import connection

from portal import celery_app
from tests.tasks.workers import broker_url

LEASE_S = 3
WAIT_S = 120


@dataclass(frozen=True, slots=True)
class Place:
    """A database and a broker that several processes use, and a folder for their logs."""

    database_url: str
    broker_url: str
    folder: Path

    def environment(self) -> dict[str, str]:
        """The environment of a process that works here: short leases and waits."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.broker_url,
            "VAR_DIR": str(self.folder),
            "SETTLEMENT_LEASE_S": str(LEASE_S),
            "SETTLEMENT_RETRY_S": "1",
        }

    def send(self, task: Task, *arguments: object) -> None:
        """Send a message to the workers here, as the timetable and the sweeps do."""
        with celery_app.connection_for_write(self.broker_url) as channel:
            task.apply_async(args=arguments, connection=channel)

    def forget_messages(self) -> None:
        """Throw away what waits in the queue."""
        redis.Redis.from_url(self.broker_url).flushdb()


def place_of_the_test(folder: Path) -> Place:
    """The test's own database, and a Redis database that no other test process uses."""
    name = connection.settings_dict["NAME"]
    database_url = urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl()
    return Place(database_url, broker_url(), folder)


def wait_until(is_done: Callable[[], bool], what: str, seconds: float = WAIT_S) -> None:
    """Look until something is so; AssertionError when it does not come."""
    deadline = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < deadline, f"waited {seconds} seconds in vain: {what}"
        time.sleep(0.02)
