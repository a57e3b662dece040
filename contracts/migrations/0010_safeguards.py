"""What was agreed on each safeguard of a contract: rows that are written once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "contracts_safeguardentry"


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
                FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
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
        ("contracts", "0009_allocations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SafeguardEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="waarborg")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Nog af te spreken"),
                            ("agreed", "Afgesproken"),
                            ("not_needed", "Niet nodig"),
                        ],
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="tekst")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safeguards",
                        to="contracts.agreement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "waarborg",
                "verbose_name_plural": "waarborgen",
                "ordering": ("agreement", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(state__in=["asked", "agreed", "not_needed"]),
                        name="contracts_safeguard_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "asked"),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contracts_safeguard_has_words",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
