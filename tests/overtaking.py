"""Somebody else who is a moment earlier, without a second process: at a savepoint of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def overtaken_at(savepoint: int, other: Callable[[], object]) -> Iterator[None]:
    """Let `other` happen just before our savepoint with this number, counted from 1.

    What it writes stays when ours is undone, as what another session committed would.
    """
    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SAVEPOINT") and len(seen) < savepoint:
            seen.append(sql)
            if len(seen) == savepoint:
                other()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
    assert len(seen) == savepoint, "there was no such savepoint"
