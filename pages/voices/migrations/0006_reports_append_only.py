"""Triggers that keep reports and the decisions on them as they were written."""

from django.db import migrations

APPEND_ONLY = ("voices_moderationdecision", "voices_report")


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
        # The function stands since 0002 of challenges.
        statements = [
            f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION challenges_refuse()"""
            for table in APPEND_ONLY
        ]
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in APPEND_ONLY:
        if is_sqlite:
            for action in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{action}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")


class Migration(migrations.Migration):
    dependencies = [("voices", "0005_reports"), ("challenges", "0002_append_only")]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
