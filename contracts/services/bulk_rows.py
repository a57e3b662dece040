"""Inserting many rows at once, in the fastest way that the database has."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.db import connection, models

BATCH: Final = 2000


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Insert unsaved rows of one model and give them their primary keys.

    PostgreSQL reads them as COPY, with keys taken from the table's own sequence beforehand; every
    constraint and trigger holds as for INSERT. Other databases get ordinary inserts.
    """
    if not rows:
        return
    model = type(rows[0])
    if connection.vendor != "postgresql":
        model._default_manager.bulk_create(rows, batch_size=BATCH)  # noqa: SLF001
        return
    keys = _next_keys(model, len(rows))
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented door to the columns
    for row, key in zip(rows, keys, strict=True):
        row.pk = key
    columns = [str(field.column) for field in fields]
    places = [(field.attname, _converter(field)) for field in fields]
    _copy(
        model,
        columns,
        (
            [
                value if convert is None or value is None else convert(value)
                for value, convert in ((getattr(row, name), convert) for name, convert in places)
            ]
            for row in rows
        ),
    )
    for row in rows:
        row._state.adding = False  # noqa: SLF001 - as bulk_create does


def insert_values(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> list[int]:
    """Insert rows of plain values and return their primary keys, in the same order.

    `columns` are all columns of the model but its key. A JSON column takes its text. This is
    `insert_rows` without making an object for each row, which costs more than writing it.
    """
    if not rows:
        return []
    if connection.vendor == "postgresql":
        keys = _next_keys(model, len(rows))
        key_column = str(model._meta.pk.column)  # noqa: SLF001
        _copy(
            model,
            [key_column, *columns],
            ((key, *row) for key, row in zip(keys, rows, strict=True)),
        )
        return keys
    objects = [_object(model, columns, row) for row in rows]
    model._default_manager.bulk_create(objects, batch_size=BATCH)  # noqa: SLF001
    return [row.pk for row in objects]


def _object(
    model: type[models.Model], columns: Sequence[str], row: tuple[Any, ...]
) -> models.Model:
    values = dict(zip(columns, row, strict=True))
    for field in model._meta.concrete_fields:  # noqa: SLF001
        if isinstance(field, models.JSONField) and isinstance(values.get(field.attname), str):
            values[field.attname] = json.loads(values[field.attname])
    return model(**values)


def _next_keys(model: type[models.Model], count: int) -> list[int]:
    options = model._meta  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [options.db_table, options.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)  # noqa: SLF001
    names = ", ".join(quote(column) for column in columns)
    with connection.cursor() as cursor:
        copying = cursor.copy(f"COPY {table} ({names}) FROM STDIN")
        # COPY is psycopg's own; a refused row is still Django's IntegrityError.
        with connection.wrap_database_errors, copying as copy:
            for row in rows:
                copy.write_row(row)


def _converter(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """Return how a value becomes what psycopg writes; None when it is that already.

    Django asks each field of each row for it, which takes longer than writing the row.
    """
    if isinstance(field, models.JSONField):
        return json_text
    if isinstance(field, models.CharField | models.TextField):
        return str
    return None


def json_text(value: Any) -> str:
    """Return the text of a JSON column."""
    return _COMPACT.encode(value)


_COMPACT: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)
