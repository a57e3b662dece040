"""An indicator can be about what is put in, such as hours.

SQLite drops the triggers of a table that it rebuilds, both ways; they are put back.
"""

from django.db import migrations, models

TABLE = "contracts_indicatorprofile"


def keep_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
                BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no {action}'); END""",
                params=None,
            )


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0017_handing_over"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, keep_triggers),
        migrations.RemoveConstraint(
            model_name="indicatorprofile",
            name="contracts_profile_level",
        ),
        migrations.AlterField(
            model_name="indicatorprofile",
            name="level",
            field=models.CharField(
                choices=[
                    ("outcome", "Maatschappelijk resultaat (outcome)"),
                    ("output", "Prestatie, zoals instroom of uitstroom (output)"),
                    ("activity", "Activiteit"),
                    ("input", "Inzet, zoals uren of geld (input)"),
                ],
                max_length=10,
                verbose_name="niveau",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["outcome", "output", "activity", "input"])),
                name="contracts_profile_level",
            ),
        ),
        migrations.RunPython(keep_triggers, migrations.RunPython.noop),
    ]
