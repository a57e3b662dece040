"""Scenarios of a forecast: versions that are written once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "contracts_forecastscenario"


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
        ("contracts", "0004_integrity_check"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ForecastScenario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("low", "Laag"), ("expected", "Verwacht"), ("high", "Hoog")],
                        max_length=8,
                        verbose_name="scenario",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="versie")),
                ("assumptions", models.JSONField(verbose_name="aannames")),
                ("outcome", models.JSONField(verbose_name="uitkomst")),
                ("engine_version", models.CharField(max_length=20)),
                ("input_version", models.PositiveIntegerField()),
                ("reason", models.TextField(blank=True, verbose_name="toelichting")),
                ("created_at", models.DateTimeField(verbose_name="gemaakt op")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scenarios",
                        to="contracts.agreement",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "verwachting",
                "verbose_name_plural": "verwachtingen",
                "ordering": ("agreement", "kind", "version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "kind", "version"), name="contracts_scenario_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["low", "expected", "high"])),
                        name="contracts_scenario_kind",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
