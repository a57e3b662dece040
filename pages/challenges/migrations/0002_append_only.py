"""Triggers that keep what was sent, decided and noted as it was written, whatever goes around Django.

SQLite drops a table's triggers when a later migration rebuilds that table; such a migration must
call `add_triggers` again. A test tries every table after all migrations have run.
"""

from django.db import migrations

APPEND_ONLY = (
    "challenges_decision",
    "challenges_decisionreason",
    "challenges_internalnote",
    "challenges_responseevent",
    "challenges_responseversion",
)

POSTGRESQL_FUNCTION = """CREATE FUNCTION challenges_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$"""


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        statements = [
            f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only: no {action}'); END"""
            for table in APPEND_ONLY
            for action in ("update", "delete")
        ]
    elif vendor == "postgresql":
        statements = [POSTGRESQL_FUNCTION] + [
            f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION challenges_refuse()"""
            for table in APPEND_ONLY
        ]
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in APPEND_ONLY:
            for action in ("update", "delete"):
                # A later migration that rebuilt the table may have taken it along.
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")
        return
    # CASCADE takes the triggers that call the function along.
    schema_editor.execute("DROP FUNCTION challenges_refuse() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("challenges", "0001_responses")]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
