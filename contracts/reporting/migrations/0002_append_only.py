"""Triggers that keep delivered reports, draws, messages and sign-offs as they were written."""

from django.db import migrations

APPEND_ONLY = (
    "reporting_disputemessage",
    "reporting_evidencedownload",
    "reporting_report",
    "reporting_requeststep",
    "reporting_sample",
    "reporting_sampleitem",
    "reporting_signoff",
    "reporting_signoffreopening",
)


def add_triggers(apps, schema_editor):
    for table in APPEND_ONLY:
        if schema_editor.connection.vendor == "sqlite":
            for action in ("update", "delete"):
                schema_editor.execute(
                    f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only: no {action}'); END""",
                    params=None,
                )
        else:
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
                params=None,
            )


def remove_triggers(apps, schema_editor):
    for table in APPEND_ONLY:
        if schema_editor.connection.vendor == "sqlite":
            for action in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{action}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0002_append_only"),
        ("reporting", "0001_requests_and_verification"),
    ]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
