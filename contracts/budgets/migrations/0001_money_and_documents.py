"""Programmes, sources, ceilings, allocations and made documents: rows that are written once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = (
    "budgets_allocation",
    "budgets_budgetyear",
    "budgets_documentdownload",
    "budgets_madedocument",
    "budgets_moneysource",
    "budgets_programme",
)


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor not in ("sqlite", "postgresql"):
        raise NotImplementedError(f"no append-only triggers for {vendor}")
    for table in TABLES:
        if vendor == "postgresql":
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
    initial = True

    dependencies = [
        ("contracts", "0011_event_verbs_of_apps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MadeDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, verbose_name="nummer")),
                ("version", models.PositiveIntegerField(verbose_name="versie")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("statement", "Afrekening"),
                            ("summary", "Samenvatting van het contract"),
                            ("agreement_year", "Jaarrekening van het contract"),
                            ("council_year", "Jaarrekening voor de raad"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="taal")),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                ("year", models.PositiveIntegerField(blank=True, null=True, verbose_name="jaar")),
                ("is_public", models.BooleanField(default=False, verbose_name="openbaar")),
                ("content", models.JSONField(verbose_name="inhoud")),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt op")),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreement",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gemaakt door",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documenten",
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="DocumentDownload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="budgets.madedocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "gedownload document",
                "verbose_name_plural": "gedownloade documenten",
                "ordering": ("document", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=160, verbose_name="naam")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="naam (Engels)"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="waarvoor")),
                ("purpose_en", models.TextField(blank=True, verbose_name="waarvoor (Engels)")),
                ("fund_code", models.CharField(blank=True, max_length=60, verbose_name="fonds")),
                ("currency", models.CharField(default="EUR", max_length=3, verbose_name="munt")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt op")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "programma",
                "verbose_name_plural": "programma’s",
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="MoneySource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=160, verbose_name="naam")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="naam (Engels)"),
                ),
                ("fund_code", models.CharField(blank=True, max_length=60, verbose_name="fonds")),
                ("amount_cents", models.BigIntegerField(verbose_name="bedrag in centen")),
                ("currency", models.CharField(default="EUR", max_length=3, verbose_name="munt")),
                (
                    "purpose",
                    models.TextField(blank=True, verbose_name="waarvoor het geld bedoeld is"),
                ),
                ("purpose_en", models.TextField(blank=True, verbose_name="waarvoor (Engels)")),
                ("usable_from", models.DateField(verbose_name="te gebruiken vanaf")),
                (
                    "usable_until",
                    models.DateField(blank=True, null=True, verbose_name="te gebruiken tot"),
                ),
                (
                    "max_per_agreement_cents",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="hoogstens per contract, in centen"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="gemaakt op")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="budgets.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "bron van geld",
                "verbose_name_plural": "bronnen van geld",
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="BudgetYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveIntegerField(verbose_name="begrotingsjaar")),
                ("ceiling_cents", models.BigIntegerField(verbose_name="plafond in centen")),
                ("reason", models.TextField(verbose_name="reden")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="years",
                        to="budgets.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "begrotingsjaar",
                "verbose_name_plural": "begrotingsjaren",
                "ordering": ("programme", "year", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveIntegerField(verbose_name="begrotingsjaar")),
                ("amount_cents", models.BigIntegerField(verbose_name="bedrag in centen")),
                ("reason", models.TextField(verbose_name="reden")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="wie",
                    ),
                ),
                (
                    "payer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreementparty",
                        verbose_name="betaler",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="budgets.moneysource",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="budgets.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "toewijzing",
                "verbose_name_plural": "toewijzingen",
                "ordering": ("agreement", "payer", "year", "pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="madedocument",
            constraint=models.UniqueConstraint(
                fields=("number", "language", "version"), name="budgets_document_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="madedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["statement", "summary", "agreement_year", "council_year"])
                ),
                name="budgets_document_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneysource",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_cents__gt", 0)), name="budgets_source_amount"
            ),
        ),
        migrations.AddConstraint(
            model_name="moneysource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("usable_until__isnull", True),
                    ("usable_until__gt", models.F("usable_from")),
                    _connector="OR",
                ),
                name="budgets_source_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneysource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("max_per_agreement_cents__isnull", True),
                    ("max_per_agreement_cents__gt", 0),
                    _connector="OR",
                ),
                name="budgets_source_most",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("ceiling_cents__gte", 0)), name="budgets_ceiling"
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                name="budgets_ceiling_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgetyear",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="budgets_ceiling_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_cents__gte", 0)), name="budgets_allocation"
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                name="budgets_allocation_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="budgets_allocation_reason"
            ),
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
