"""Who receives a settlement's money, its taxes and positions: rows that are written once."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = (
    "contracts_settlementdistribution",
    "contracts_settlementposition",
    "contracts_settlementtax",
)


def add_triggers(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
                params=None,
            )
            continue
        for action in ("update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only: no {action}'); END""",
                params=None,
            )


def remove_triggers(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            continue
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{action}")


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0008_input_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="SettlementDistribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tier", models.CharField(max_length=100, verbose_name="trap")),
                ("total_cents", models.BigIntegerField(verbose_name="totaal tot nu toe in centen")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreementparty",
                        verbose_name="ontvanger",
                    ),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="distributions",
                        to="contracts.settlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "verdeling over ontvangers",
                "verbose_name_plural": "verdelingen over ontvangers",
                "ordering": ("settlement", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("settlement", "tier", "party"), name="contracts_distribution_tier"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SettlementPosition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("investment", models.CharField(max_length=100, verbose_name="inleg")),
                ("drawn_cents", models.BigIntegerField(verbose_name="ingelegd in centen")),
                ("received_cents", models.BigIntegerField(verbose_name="ontvangen in centen")),
                (
                    "principal_cents",
                    models.BigIntegerField(verbose_name="hoofdsom terug in centen"),
                ),
                ("return_cents", models.BigIntegerField(verbose_name="rendement in centen")),
                ("outstanding_cents", models.BigIntegerField(verbose_name="nog open in centen")),
                (
                    "multiple_text",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="ontvangen gedeeld door inleg"
                    ),
                ),
                (
                    "irr_text",
                    models.CharField(blank=True, max_length=40, verbose_name="rendement per jaar"),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreementparty",
                        verbose_name="financier",
                    ),
                ),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="contracts.settlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "stand van een inleg",
                "verbose_name_plural": "standen van inleg",
                "ordering": ("settlement", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("settlement", "investment"), name="contracts_position_investment"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SettlementTax",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=100, verbose_name="regel")),
                ("treatment", models.CharField(max_length=20, verbose_name="behandeling")),
                ("rate_text", models.CharField(max_length=40, verbose_name="tarief")),
                ("base_cents", models.BigIntegerField(verbose_name="grondslag in centen")),
                ("tax_cents", models.BigIntegerField(verbose_name="btw in centen")),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taxes",
                        to="contracts.settlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "btw van een afrekening",
                "verbose_name_plural": "btw van afrekeningen",
                "ordering": ("settlement", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("settlement", "code"), name="contracts_tax_code"
                    )
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
