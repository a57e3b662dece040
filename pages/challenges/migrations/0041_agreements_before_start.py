"""A signed agreement can end before it begins when the decision under it falls.

SQLite drops the triggers of a table that it rebuilds, both ways; they are put back.
"""

from django.db import migrations, models

from contracts.trigger_guards import close_ways_round

TABLE = "challenges_objectionagreement"
NAME = "challenges_objection_agreement_until"


def keep_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
                    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no {action}'); END""",
                params=None,
            )
        close_ways_round(schema_editor, TABLE)


class Migration(migrations.Migration):
    dependencies = [("challenges", "0040_public_names_of_kinds")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, keep_triggers),
        migrations.RemoveConstraint("objectionagreement", NAME),
        migrations.AlterField(
            model_name="objectionagreement",
            name="fate",
            field=models.CharField(
                choices=[
                    ("end", "De overeenkomst eindigt voordat zij begint"),
                    ("suspend", "De overeenkomst ligt stil"),
                    ("go_on", "De overeenkomst gaat door tot en met een dag"),
                ],
                max_length=10,
                verbose_name="overeenkomst",
            ),
        ),
        migrations.AddConstraint(
            model_name="objectionagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fate__in", ("end", "suspend")), ("until", None)),
                    models.Q(("fate", "go_on"), ("until__isnull", False)),
                    _connector="OR",
                ),
                name=NAME,
            ),
        ),
        migrations.RunPython(keep_triggers, migrations.RunPython.noop),
    ]
