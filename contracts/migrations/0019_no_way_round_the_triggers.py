"""Close the two ways round the append-only triggers: TRUNCATE and INSERT OR REPLACE.

TRUNCATE fires no trigger for rows on PostgreSQL, so these tables get one for the statement. On
SQLite, REPLACE deletes the row in the way without the delete trigger (unless the connection asks
for recursive triggers), so a row may not be inserted with a key that is there.

A later migration that rebuilds one of these tables on SQLite must call `add_sqlite` again.
"""

from django.db import migrations

TABLES = (
    "contracts_accountchange",
    "contracts_agreementevent",
    "contracts_dossierentry",
    "contracts_figurerecord",
    "contracts_forecastscenario",
    "contracts_importbatch",
    "contracts_indicatorprofile",
    "contracts_informationneed",
    "contracts_inputchange",
    "contracts_integritycheck",
    "contracts_journalentry",
    "contracts_observation",
    "contracts_paymentorder",
    "contracts_posting",
    "contracts_safeguardentry",
    "contracts_settlement",
    "contracts_settlementdistribution",
    "contracts_settlementline",
    "contracts_settlementposition",
    "contracts_settlementreversal",
    "contracts_settlementshare",
    "contracts_settlementtax",
    "contracts_signaturewithdrawal",
    "contracts_signeddocument",
    "contracts_termsversion",
    "contracts_verification",
)


def _unique_columns(schema_editor, table):
    """Return what tells rows apart: the key, and the columns of unique indexes over all rows."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"PRAGMA index_list({table})")
        # (place, name, is unique, origin, is partial): a partial one allows what it does not see.
        names = [row[1] for row in cursor.fetchall() if row[2] and not row[4]]
        found = [("id",)]
        for name in sorted(names):
            cursor.execute(f"PRAGMA index_info({name})")
            found.append(tuple(row[2] for row in cursor.fetchall()))
    return found


def add_sqlite(schema_editor, table):
    same = " OR ".join(
        "(" + " AND ".join(f'"{column}" = NEW."{column}"' for column in columns) + ")"
        for columns in _unique_columns(schema_editor, table)
    )
    schema_editor.execute(
        f"""CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
        BEGIN SELECT RAISE(ABORT, '{table} is append-only: no replace'); END""",  # noqa: S608
        params=None,
    )


def add_triggers(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            add_sqlite(schema_editor, table)
        else:
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION contracts_refuse('append-only')""",
                params=None,
            )


def remove_triggers(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_no_replace", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_no_truncate ON {table}", params=None)


class Migration(migrations.Migration):
    dependencies = [("contracts", "0018_indicator_level_input")]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
