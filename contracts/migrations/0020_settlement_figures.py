"""The figures on the result that terms ask for: kept with each settlement, written once."""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "contracts_settlementfigure"


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
            params=None,
        )
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
            FOR EACH STATEMENT EXECUTE FUNCTION contracts_refuse('append-only')""",
            params=None,
        )
        return
    schema_editor.execute(
        f"""CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE}
        WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE ("id" = NEW."id")
            OR ("settlement_id" = NEW."settlement_id" AND "code" = NEW."code"))
        BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no replace'); END""",  # noqa: S608
        params=None,
    )
    for action in ("update", "delete"):
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
            BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no {action}'); END""",
            params=None,
        )


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_truncate ON {TABLE}")
        return
    for action in ("update", "delete", "replace"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{action}")


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0019_no_way_round_the_triggers"),
    ]

    operations = [
        migrations.CreateModel(
            name="SettlementFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=100, verbose_name="cijfer")),
                (
                    "value_text",
                    models.CharField(blank=True, max_length=200, verbose_name="waarde"),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="contracts.settlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "cijfer op een afrekening",
                "verbose_name_plural": "cijfers op afrekeningen",
                "ordering": ("settlement", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("settlement", "code"), name="contracts_figure_code"
                    )
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
