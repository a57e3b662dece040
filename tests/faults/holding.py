"""A lock that a test holds, so that a process stands still at a moment the test chose."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Model

from tests.faults.place import wait_until


@contextmanager
def held(statement: str, *values: object) -> Iterator[None]:
    """Hold the locks of a statement in a session of its own; they go at the end."""
    options: Any = connection.get_connection_params()
    options = {
        key: options[key]
        for key in ("dbname", "user", "password", "host", "port")
        if key in options
    }
    with psycopg.connect(**options) as session:
        session.execute(statement, values)
        yield
        session.rollback()


@contextmanager
def writing_held(model: type[Model]) -> Iterator[None]:
    """Let everybody read a table and nobody write to it."""
    with held(f"LOCK TABLE {model._meta.db_table} IN SHARE MODE"):
        yield


@contextmanager
def agreement_held(agreement_id: int) -> Iterator[None]:
    """Hold an agreement's row, which whoever changes the agreement waits for."""
    statement = "SELECT 1 FROM contracts_agreement WHERE id = %s FOR NO KEY UPDATE"
    with held(statement, agreement_id):
        yield


def wait_until_blocked(pid: int) -> None:
    """Wait until a process waits for a lock in the database."""

    def is_blocked() -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE application_name = %s AND wait_event_type = 'Lock'",
                [f"pid {pid}"],
            )
            return cursor.fetchone() == (1,)

    wait_until(is_blocked, f"process {pid} waits for a lock")


def kill_blocked(pid: int) -> None:
    """Kill -9 a process that waits for a lock."""
    wait_until_blocked(pid)
    os.kill(pid, signal.SIGKILL)
