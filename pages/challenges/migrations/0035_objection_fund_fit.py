"""How a grant after an objection fits the fund that pays for it, and a trigger that keeps that as it was written."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "challenges_objectionfundfit"


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
        ("challenges", "0034_posting_days"),
        ("pages", "0004_fund_route_group"),
    ]

    operations = [
        migrations.CreateModel(
            name="ObjectionFundFit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("has_goal", models.BooleanField()),
                ("has_area", models.BooleanField()),
                ("goals", models.TextField(blank=True, verbose_name="doelen")),
                ("areas", models.TextField(blank=True, verbose_name="wijken")),
                ("reason", models.TextField(blank=True, verbose_name="waarom toch uit dit fonds")),
                (
                    "fund",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pages.fund",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fund_fit",
                        to="challenges.objectiondecision",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("has_area", True), ("has_goal", True)),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="challenges_objection_fit_or_reason",
                    )
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
