"""The nightly check, written once like everything that proves something."""

from django.db import migrations, models

TABLE = "contracts_integritycheck"


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
            params=None,
        )
        return
    for action in ("update", "delete"):
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
            BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no {action}'); END""",
            params=None,
        )


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")
        return
    for action in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{action}")


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0003_balance_by_statement"),
    ]

    operations = [
        migrations.CreateModel(
            name="IntegrityCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="begonnen op")),
                ("finished_at", models.DateTimeField(verbose_name="klaar op")),
                ("settlement_count", models.PositiveIntegerField(verbose_name="afrekeningen")),
                ("entry_count", models.PositiveIntegerField(verbose_name="journaalposten")),
                ("settlement_cursor", models.BigIntegerField(default=0)),
                ("agreement_cursor", models.BigIntegerField(default=0)),
                ("findings", models.JSONField(default=list, verbose_name="bevindingen")),
            ],
            options={
                "verbose_name": "controle",
                "verbose_name_plural": "controles",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
