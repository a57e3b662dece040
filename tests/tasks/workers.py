"""Real worker processes on the test database, with a Redis database of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import redis
from celery import Task
from django.conf import settings
from django.db import connection

from portal import celery_app

READY_WITHIN_S = 60
DONE_WITHIN_S = 60
LEASE_S = 3


def broker_url() -> str:
    """A Redis database that no other test process uses (each takes two: broker and cache)."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return urlsplit(settings.REDIS_URL)._replace(path=f"/{2 + 2 * (number % 6)}").geturl()


def send(task: Task, *arguments: object) -> None:
    """Send a message to the workers of this test."""
    with celery_app.connection_for_write(broker_url()) as channel:
        task.apply_async(args=arguments, connection=channel)


def forget_messages() -> None:
    """Throw away what an earlier test left in the queue."""
    redis.Redis.from_url(broker_url()).flushdb()


@contextmanager
def worker(folder: Path, name: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker process that is ready for work; it is ended, also when it was killed before."""
    database = urlsplit(settings.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": database.geturl(),
        "REDIS_URL": broker_url(),
        "VAR_DIR": str(folder),
        "SETTLEMENT_LEASE_S": str(LEASE_S),
        "SETTLEMENT_RETRY_S": "1",
    }
    log_path = folder / f"{name}.log"
    command = [sys.executable, "-m", "celery", "-A", "portal", "worker"]
    command += ["--pool", "solo", "--loglevel", "INFO", "--hostname", f"{name}@%h"]
    command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    with log_path.open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_until(lambda: b" ready." in log_path.read_bytes(), READY_WITHIN_S, log_path)
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=30)


def wait_until(
    is_done: Callable[[], bool], seconds: float = DONE_WITHIN_S, log_path: Path | None = None
) -> None:
    """Wait until something is so; fail with the worker's log when it does not come."""
    deadline = time.monotonic() + seconds
    while not is_done():
        if time.monotonic() > deadline:
            raise AssertionError(log_path.read_text()[-4000:] if log_path else "waited too long")
        time.sleep(0.1)
