"""Lets Django's test runner empty append-only tables between tests that commit.

SQLite empties a table with DELETE and PostgreSQL with TRUNCATE; the triggers rightly refuse both.
Here, and only in tests, the triggers step aside while it empties.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.sqlite3.base import DatabaseOperations


def let_tests_empty_tables(patch: pytest.MonkeyPatch) -> None:
    """Keep the triggers still while the test runner empties the tables."""
    if connection.vendor == "postgresql":
        _on_postgresql(patch)
    else:
        _on_sqlite(patch)


def _on_postgresql(patch: pytest.MonkeyPatch) -> None:
    """Empty tables as a replica does, for which triggers do not fire."""
    original = BaseDatabaseOperations.execute_sql_flush

    def empty(self: BaseDatabaseOperations, sql_list: Sequence[str]) -> Any:
        role = "SET LOCAL session_replication_role = replica"
        return original(self, [role, *sql_list] if sql_list else sql_list)

    patch.setattr(type(connection.ops), "execute_sql_flush", empty)


def _on_sqlite(patch: pytest.MonkeyPatch) -> None:
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
