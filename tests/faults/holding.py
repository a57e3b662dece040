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


def wait_until_blocked(pid: int, model: type[Model] | None = None) -> None:
    """Wait until a process waits in the database: for a row, or to write to a table."""
    table = model and model._meta.db_table

    def is_blocked() -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                " WHERE application_name = %s AND NOT granted"
                " AND (%s::text IS NULL OR relation = to_regclass(%s))",
                [f"pid {pid}", table, table],
            )
            return cursor.fetchone() == (1,)

    wait_until(is_blocked, f"process {pid} waits for a lock")


def kill_blocked(pid: int, model: type[Model]) -> None:
    """Kill -9 a process that waits to write to a table."""
    wait_until_blocked(pid, model)
    os.kill(pid, signal.SIGKILL)


def end_session(pid: int) -> None:
    """End a process's session in the database, as PostgreSQL does once it finds the process gone.

    It may find that late: after a statement that still waits, which then counts.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE application_name = %s",
            [f"pid {pid}"],
        )
