"""No table of the project whose rows stay can be emptied or have its rows replaced."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from contracts.desks.enums import AuditAction
from contracts.desks.models import AuditLine
from contracts.models import Settlement
from contracts.models.append_only import AppendOnlyModel
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db

OURS = ("contracts", "pages", "portal", "tasks")
# Of these a second row of the same adds nothing; of all others it is refused.
ADDS_NOTHING = ("desks_auditline", "banking_exportedentry")


def guarded_by_trigger() -> set[str]:
    """The tables with a trigger of ours on deleting rows, under whatever condition."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
                " AND sql LIKE '%BEFORE DELETE%'"
            )
        else:
            # The fourth bit of the type is DELETE, the second one BEFORE.
            cursor.execute(
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger"
                " WHERE NOT tgisinternal AND tgtype & 8 = 8 AND tgtype & 2 = 2"
            )
        return {table for (table,) in cursor.fetchall()}


def written_once() -> set[str]:
    """The tables of models that say so."""
    return {
        model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnlyModel)
    }


def our_models() -> list[type[models.Model]]:
    """The models with a table of their own, except those of libraries."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.split(".")[0] in OURS and model._meta.managed
    ]


@contextmanager
def undone() -> Iterator[None]:
    """Rows that no check of the database looks at, gone afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def rows(table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return cursor.fetchall()


def attempts(table: str) -> list[str]:
    """The ways to put another row in the place of the one row with a 1 in every column."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        columns = [f'"{row[1]}"' for row in cursor.fetchall()]
        cursor.execute(f"PRAGMA index_list({table})")
        names = [row[1] for row in cursor.fetchall() if row[2] and not row[4]]
        unique = []
        for name in names:
            cursor.execute(f"PRAGMA index_info({name})")
            unique.append({f'"{row[2]}"' for row in cursor.fetchall()})
    ways = [{'"id"'}, *unique]
    found = []
    for way in ways:
        values = ", ".join("1" if column in way else "2" for column in columns)
        found.append(f"REPLACE INTO {table} ({', '.join(columns)}) VALUES ({values})")
    return found


def insert_ones(table: str) -> None:
    """Write a row of ones, with the guards of the table but without their words for its meaning."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        ones = ", ".join("1" for _column in cursor.fetchall())
        cursor.execute(f"INSERT INTO {table} VALUES ({ones})")


def test_every_model_that_is_written_once_has_triggers_and_all_tables_are_known():
    names = {model._meta.db_table for model in our_models()}
    assert written_once() <= guarded_by_trigger()
    assert guarded_by_trigger() <= names
    assert len(guarded_by_trigger()) > 90


def test_no_table_whose_rows_stay_can_be_emptied_or_have_rows_replaced():
    guarded = sorted(written_once() | guarded_by_trigger())
    if connection.vendor == "postgresql":
        for table in guarded:
            with pytest.raises(IntegrityError, match=f"^{table}: append-only"):
                run(f"TRUNCATE {table} CASCADE")
        return
    for table in guarded:
        with undone():
            insert_ones(table)
            before = rows(table)
            for sql in attempts(table):
                if table not in ADDS_NOTHING:
                    with pytest.raises(IntegrityError, match=f"^{table} is append-only"):
                        run(sql)
                else:
                    run(sql)
                assert rows(table) == before, sql


@pytest.mark.sqlite_only
def test_no_row_whose_rows_stay_takes_the_key_of_another():
    for table in sorted(guarded_by_trigger()):
        with undone(), connection.cursor() as cursor:
            insert_ones(table)
            cursor.execute(f"PRAGMA table_info({table})")
            twos = ", ".join("2" for _column in cursor.fetchall())
            cursor.execute(f"INSERT INTO {table} VALUES ({twos})")
            before = rows(table)
            with pytest.raises(IntegrityError):
                run(f"UPDATE OR REPLACE {table} SET id = 1 WHERE id = 2")
            assert rows(table) == before, table


@pytest.mark.sqlite_only
def test_what_is_unique_under_a_condition_is_not_replaced_either():
    """Two open settlements of a period may not be; two that were returned may."""
    table = Settlement._meta.db_table
    columns = [field.column for field in Settlement._meta.concrete_fields]

    def insert(verb: str, **given: object) -> None:
        values = [given.get(column, 1) for column in columns]
        marks = ", ".join("%s" for _column in columns)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)

    with undone():
        insert("INSERT", id=1, status="draft", revision=1)
        with pytest.raises(IntegrityError, match="append-only: no replace"):
            insert("REPLACE", id=2, status="draft", revision=2)
        insert("REPLACE", id=2, status="returned", revision=2)
        insert("REPLACE", id=3, status="returned", revision=3)
        assert [row[0] for row in rows(table)] == [1, 2, 3]


@pytest.mark.sqlite_only
def test_a_line_of_the_audit_stays_when_another_comes_in_its_place():
    by = PersonFactory()
    line = {
        "at": NOW,
        "hour": NOW.replace(minute=0),
        "by": by,
        "action": AuditAction.SEEN,
        "kind": "settlement",
        "object_id": 12,
        "keep_until": NOW.date(),
    }
    first = AuditLine.objects.create(text="eerst", **line)
    columns = [f.column for f in AuditLine._meta.concrete_fields if not f.primary_key]
    names = ", ".join(columns)
    run(
        f"REPLACE INTO desks_auditline (id, {names})"
        f" SELECT {first.pk + 1}, {names} FROM desks_auditline"
    )
    assert list(AuditLine.objects.values_list("pk", "text")) == [(first.pk, "eerst")]
