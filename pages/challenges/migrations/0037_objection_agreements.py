"""What happens to a running agreement of which the decision fell, and a trigger that keeps it."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "challenges_objectionagreement"


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
                    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no {action}'); END""",
                params=None,
            )
    elif vendor == "postgresql":
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
                FOR EACH ROW EXECUTE FUNCTION challenges_refuse()""",
            params=None,
        )
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{action}")
    else:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0036_completion_entries"),
        ("contracts", "0021_lost_grounds"),
    ]

    operations = [
        migrations.CreateModel(
            name="ObjectionAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("suspend", "De overeenkomst ligt stil"),
                            ("go_on", "De overeenkomst gaat door tot en met een dag"),
                        ],
                        max_length=10,
                        verbose_name="overeenkomst",
                    ),
                ),
                ("until", models.DateField(null=True, verbose_name="tot en met")),
                ("reason", models.TextField(verbose_name="waarom")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreement",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreement_fate",
                        to="challenges.objectiondecision",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fate", "suspend"), ("until", None)),
                            models.Q(("fate", "go_on"), ("until__isnull", False)),
                            _connector="OR",
                        ),
                        name="challenges_objection_agreement_until",
                    )
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
