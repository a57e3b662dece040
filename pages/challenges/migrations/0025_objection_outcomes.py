"""A decision on an objection holds what a first decision holds: codes, criteria, changes."""

import django.db.models.deletion
from django.db import migrations, models

REBUILT = "challenges_objectiondecision"
NEW = ("challenges_objectiondecisionreason", "challenges_objectiondecisioncriterion")
KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def of_decision(name):
    """The key of a part to its decision."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=name,
        to="challenges.objectiondecision",
    )


def _keep_sqlite(schema_editor, table):
    for action in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")
        schema_editor.execute(
            f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only: no {action}'); END""",
            params=None,
        )


def keep_rows(apps, schema_editor):
    """The new tables get their triggers, and on SQLite the rebuilt one, which lost them."""
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        for table in (REBUILT, *NEW):
            _keep_sqlite(schema_editor, table)
    elif vendor == "postgresql":
        for table in NEW:
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION challenges_refuse()""",
                params=None,
            )
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")


def leave(apps, schema_editor):
    """New tables go with their triggers; a rebuilt table gets its own where it is rebuilt."""


def keep_earlier(apps, schema_editor):
    """The table that SQLite rebuilds when the column goes."""
    if schema_editor.connection.vendor == "sqlite":
        _keep_sqlite(schema_editor, REBUILT)


class Migration(migrations.Migration):
    dependencies = [("challenges", "0024_funds_remembered")]

    operations = [
        migrations.RunPython(leave, keep_earlier),
        migrations.AddField(
            model_name="objectiondecision",
            name="conditions",
            field=models.TextField(
                blank=True, db_default="", default="", verbose_name="aanpassingen"
            ),
        ),
        migrations.CreateModel(
            name="ObjectionDecisionReason",
            fields=[
                ("id", KEY),
                ("code", models.CharField(max_length=30, verbose_name="reden")),
                ("decision", of_decision("reasons")),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "code"), name="challenges_objection_reason_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionDecisionCriterion",
            fields=[
                ("id", KEY),
                ("criterion_code", models.CharField(max_length=40)),
                ("criterion_name", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("present_provider_words", models.TextField(blank=True)),
                ("decision", of_decision("criteria")),
            ],
            options={
                "ordering": ("decision", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "criterion_code"),
                        name="challenges_objection_criterion_once",
                    )
                ],
            },
        ),
        migrations.RunPython(keep_rows, leave),
    ]
