"""What keeps rows that are written once from being emptied or replaced, on every such table.

Triggers on changing and deleting rows leave two ways round. TRUNCATE of PostgreSQL fires no
trigger for rows, so each table gets one for the statement. OR REPLACE of SQLite deletes the row in
the way without the delete trigger (unless the connection asks for recursive triggers), so a row may
not take what is unique of another row: its key, or the columns of a unique index.

A migration that adds a table with such triggers, or that rebuilds one on SQLite, runs
`no_way_round(table)`. A test goes over every table of the project.
"""

from __future__ import annotations

from typing import Any, Literal

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# What a row in the way does: the statement fails, or this row is not written and the old one stays.
Answer = Literal["ABORT", "IGNORE"]


def no_way_round(*tables: str, answer: Answer = "ABORT") -> migrations.RunPython:
    """Return the step of a migration that closes both ways for these tables."""

    def close(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            close_ways_round(schema_editor, table, answer=answer)

    def reopen(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for table in tables:
            open_ways_round(schema_editor, table)

    return migrations.RunPython(close, reopen)


def close_ways_round(
    schema_editor: BaseDatabaseSchemaEditor, table: str, *, answer: Answer = "ABORT"
) -> None:
    """Refuse TRUNCATE on PostgreSQL and OR REPLACE on SQLite; what was closed is closed anew."""
    open_ways_round(schema_editor, table)
    if schema_editor.connection.vendor == "sqlite":
        for statement in _sqlite_triggers(schema_editor, table, answer):
            schema_editor.execute(statement, params=None)
        return
    schema_editor.execute(
        f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION contracts_refuse('append-only')""",
        params=None,
    )


def open_ways_round(schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take the triggers of `close_ways_round` away; a rebuilt table of SQLite lost them already."""
    if schema_editor.connection.vendor == "sqlite":
        for name in ("no_replace", "no_replacing_update"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}", params=None)
    else:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}", params=None)


def _sqlite_triggers(
    schema_editor: BaseDatabaseSchemaEditor, table: str, answer: Answer
) -> tuple[str, str]:
    same = " OR ".join(_same_rows(schema_editor, table))
    words = f"'{table} is append-only: no replace'"
    refuse = "RAISE(IGNORE)" if answer == "IGNORE" else f"RAISE(ABORT, {words})"
    return (
        f"""CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
        BEGIN SELECT {refuse}; END""",  # noqa: S608
        f"""CREATE TRIGGER {table}_no_replacing_update BEFORE UPDATE ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE "id" <> OLD."id" AND ({same}))
        BEGIN SELECT RAISE(ABORT, {words}); END""",  # noqa: S608
    )


def _same_rows(schema_editor: BaseDatabaseSchemaEditor, table: str) -> list[str]:
    """Return, as SQL, when a row is in the way of a new one: by its key, or a unique index."""
    found = ['("id" = NEW."id")']
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        columns = [row[1] for row in cursor.fetchall()]
        cursor.execute(f"PRAGMA index_list({table})")
        # (place, name, is unique, origin, is partial)
        indexes = sorted((row[1], row[4]) for row in cursor.fetchall() if row[2])
        for name, is_partial in indexes:
            cursor.execute(f"PRAGMA index_info({name})")
            same = " AND ".join(f'"{row[2]}" = NEW."{row[2]}"' for row in cursor.fetchall())
            if is_partial:
                cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [name])
                _made, condition = cursor.fetchone()[0].split(" WHERE ", 1)
                same += f" AND ({condition}) AND {_new_row_is(condition, columns)}"
            found.append(f"({same})")
    return found


def _new_row_is(condition: str, columns: list[str]) -> str:
    """Return, as SQL, that the condition of a partial index holds for the new row as well."""
    new = ", ".join(f'NEW."{column}" AS "{column}"' for column in columns)
    return f"EXISTS (SELECT 1 FROM (SELECT {new}) WHERE {condition})"  # noqa: S608
