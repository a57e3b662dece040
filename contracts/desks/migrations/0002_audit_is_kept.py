"""Triggers that keep lines of the audit as they were written, and whole until their term is over.

SQLite drops a table's triggers when a later migration rebuilds that table; such a migration must
call `add_triggers` again.
"""

from django.db import migrations

TABLE = "desks_auditline"

SQLITE = (
    f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no update'); END""",
    f"""CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
        WHEN OLD.keep_until >= date('now')
        BEGIN SELECT RAISE(ABORT, '{TABLE} is kept until its term is over'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION desks_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0]
            USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION desks_refuse('append-only')""",
    f"""CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
        FOR EACH ROW WHEN (OLD.keep_until >= CURRENT_DATE)
        EXECUTE FUNCTION desks_refuse('kept until its term is over')""",
)


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in (f"{TABLE}_no_update", f"{TABLE}_no_delete"):
            schema_editor.execute(f"DROP TRIGGER {name}")
    else:
        schema_editor.execute("DROP FUNCTION desks_refuse() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("desks", "0001_desk_rows")]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
