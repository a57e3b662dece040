"""Lets Django's test runner empty append-only tables between tests that commit.

SQLite empties a table with DELETE, which the triggers rightly refuse; PostgreSQL uses TRUNCATE,
which fires no row triggers. Here, and only in tests, the triggers step aside while it empties.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseOperations


def let_tests_empty_tables(patch: pytest.MonkeyPatch) -> None:
    """Drop SQLite's triggers while the test runner empties the tables, and put them back."""
    original = DatabaseOperations.execute_sql_flush

    def empty(self: DatabaseOperations, sql_list: Sequence[str]) -> Any:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        try:
            return original(self, sql_list)
        finally:
            with self.connection.cursor() as cursor:
                for _name, sql in triggers:
                    cursor.execute(sql)

    patch.setattr(DatabaseOperations, "execute_sql_flush", empty)
