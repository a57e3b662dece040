"""A mandate can be for one programme or fund; what was written before is a general one.

SQLite rebuilds the table for the new columns, and loses its triggers by that.
"""

from django.db import migrations, models

from contracts.trigger_guards import close_ways_round

TABLE = "banking_mandatechange"


def guard_again(apps, schema_editor):
    """Keep the rows as they are written, where rebuilding took the triggers away."""
    close_ways_round(schema_editor, TABLE)
    if schema_editor.connection.vendor != "sqlite":
        return
    for action in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{action}")
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
            BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END""",
            params=None,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("banking", "0005_no_way_round"),
    ]

    operations = [
        # Going back rebuilds it once more: this is then the last to run.
        migrations.RunPython(migrations.RunPython.noop, guard_again),
        migrations.AddField(
            model_name="mandatechange",
            name="scope",
            field=models.CharField(
                choices=[
                    ("general", "Algemeen"),
                    ("programme", "Voor een programma"),
                    ("fund", "Voor een fonds"),
                ],
                db_default="general",
                default="general",
                max_length=10,
                verbose_name="waarvoor",
            ),
        ),
        migrations.AddField(
            model_name="mandatechange",
            name="scope_code",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=60,
                verbose_name="code van programma of fonds",
            ),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
