"""What became of each lot of a response, and triggers that keep that as it was written."""

import django.db.models.deletion
from django.db import migrations, models

TABLES = (
    "challenges_decisionlot",
    "challenges_objectiondecisionlot",
    "challenges_proposallot",
)


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        statements = [
            f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only: no {action}'); END"""
            for table in TABLES
            for action in ("update", "delete")
        ]
    elif vendor == "postgresql":
        statements = [
            f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION challenges_refuse()"""
            for table in TABLES
        ]
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in TABLES:
        if is_sqlite:
            for action in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{action}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0032_names_in_agreements"),
    ]

    operations = [
        migrations.AlterField(
            model_name="assessmentpoint",
            name="kind",
            field=models.CharField(
                choices=[
                    ("criterion", "Criterium"),
                    ("lot", "Deel van het werk"),
                    ("value", "Waardendriehoek"),
                    ("plan", "Plan"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="DecisionLot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lot_code", models.CharField(max_length=40)),
                ("lot_name", models.CharField(max_length=200, verbose_name="deel van het werk")),
                ("action", models.CharField(max_length=30, verbose_name="uitkomst")),
                ("reason_code", models.CharField(blank=True, max_length=30, verbose_name="reden")),
                ("reason", models.TextField(blank=True, verbose_name="motivering")),
                ("how_to_succeed", models.TextField(blank=True, verbose_name="hoe het wel kan")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="challenges.decision",
                    ),
                ),
            ],
            options={
                "ordering": ("decision", "pk"),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "lot_code"), name="challenges_decision_lot_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionDecisionLot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lot_code", models.CharField(max_length=40)),
                ("lot_name", models.CharField(max_length=200, verbose_name="deel van het werk")),
                ("action", models.CharField(max_length=30, verbose_name="uitkomst")),
                ("reason_code", models.CharField(blank=True, max_length=30, verbose_name="reden")),
                ("reason", models.TextField(blank=True, verbose_name="motivering")),
                ("how_to_succeed", models.TextField(blank=True, verbose_name="hoe het wel kan")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="challenges.objectiondecision",
                    ),
                ),
            ],
            options={
                "ordering": ("decision", "pk"),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "lot_code"), name="challenges_objection_lot_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalLot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lot_code", models.CharField(max_length=40)),
                ("lot_name", models.CharField(max_length=200, verbose_name="deel van het werk")),
                ("action", models.CharField(max_length=30, verbose_name="uitkomst")),
                ("reason_code", models.CharField(blank=True, max_length=30, verbose_name="reden")),
                ("reason", models.TextField(blank=True, verbose_name="motivering")),
                ("how_to_succeed", models.TextField(blank=True, verbose_name="hoe het wel kan")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="challenges.decisionproposal",
                    ),
                ),
            ],
            options={
                "ordering": ("proposal", "pk"),
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "lot_code"), name="challenges_proposal_lot_once"
                    )
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
