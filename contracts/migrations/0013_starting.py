"""Starting a contract: its dossier, its signed document, and what its indicators are for.

All of them rows that are written once.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import contracts.models.signed_documents

TABLES = (
    "contracts_dossierentry",
    "contracts_signeddocument",
    "contracts_signaturewithdrawal",
    "contracts_indicatorprofile",
    "contracts_informationneed",
    "contracts_figurerecord",
)


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        if vendor == "sqlite":
            for action in ("update", "delete"):
                schema_editor.execute(
                    f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only: no {action}'); END""",
                    params=None,
                )
        elif vendor == "postgresql":
            schema_editor.execute(
                f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
                params=None,
            )
        else:
            raise NotImplementedError(f"no append-only triggers for {vendor}")


def remove_triggers(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            for action in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{action}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0012_partly_paid"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="is_guided",
            field=models.BooleanField(default=False, verbose_name="met begeleide start"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="source_note_en",
            field=models.TextField(blank=True, verbose_name="herkomst (Engels)"),
        ),
        migrations.CreateModel(
            name="SignedDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200,
                        storage=contracts.models.signed_documents.private_storage,
                        upload_to=contracts.models.signed_documents.place_of,
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="bestandsnaam")),
                ("size", models.PositiveIntegerField(verbose_name="aantal bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("terms_sha256", models.CharField(max_length=64)),
                ("seal_sha256", models.CharField(max_length=64)),
                ("signed_on", models.DateField(verbose_name="ondertekend op")),
                ("note", models.TextField(blank=True, verbose_name="wie tekenden")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_documents",
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
                (
                    "terms_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.termsversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "ondertekend document",
                "verbose_name_plural": "ondertekende documenten",
                "ordering": ("agreement", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="DossierEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("measurable", "Is het resultaat te meten?"),
                            ("attributable", "Komt het resultaat door dit werk?"),
                            ("avoided_costs", "Welke publieke kosten worden voorkomen?"),
                            ("service_kind", "Soort dienst"),
                            ("outcome_only", "Waarom alleen betalen voor resultaat?"),
                            ("mixed_evidence", "Tellen en vertellen: welk gemengd bewijs?"),
                            ("attribution", "Hoe weten wij dat het door dit werk komt?"),
                            ("duty", "Andere rollen van de partijen"),
                            ("conflict", "Uitleg bij dubbele rollen"),
                            ("backing", "Rugdekking op vier niveaus"),
                            ("procedure", "Inkoop- of subsidieprocedure"),
                            ("state_aid", "Staatssteun"),
                            ("municipal_share", "Aandeel van de gemeente"),
                            ("benefit", "Wie heeft er voordeel van?"),
                            ("replaces", "Nieuw voor oud: wat stopt er?"),
                            ("route", "Hoe gaat het daarna verder?"),
                            ("money_ends", "Wat gebeurt er als het geld stopt?"),
                            ("output_only", "Waarom betalen zonder maatschappelijk resultaat?"),
                        ],
                        max_length=20,
                        verbose_name="onderdeel",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=80, verbose_name="waarover")),
                ("row", models.PositiveIntegerField(default=1, verbose_name="regel")),
                ("choice", models.CharField(blank=True, max_length=20, verbose_name="antwoord")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="wie of wat")),
                ("text", models.TextField(blank=True, verbose_name="in woorden")),
                (
                    "amount_cents",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="bedrag (in centen)"
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="dag")),
                ("is_withdrawn", models.BooleanField(default=False, verbose_name="vervallen")),
                ("reason", models.TextField(blank=True, verbose_name="reden")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossier",
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
                "verbose_name": "regel van het dossier",
                "verbose_name_plural": "regels van het dossier",
                "ordering": ("agreement", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "part__in",
                                [
                                    "measurable",
                                    "attributable",
                                    "avoided_costs",
                                    "service_kind",
                                    "outcome_only",
                                    "mixed_evidence",
                                    "attribution",
                                    "duty",
                                    "conflict",
                                    "backing",
                                    "procedure",
                                    "state_aid",
                                    "municipal_share",
                                    "benefit",
                                    "replaces",
                                    "route",
                                    "money_ends",
                                    "output_only",
                                ],
                            )
                        ),
                        name="contracts_dossier_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("row__gte", 1)), name="contracts_dossier_row"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount_cents__isnull", True),
                            ("amount_cents__gte", 0),
                            _connector="OR",
                        ),
                        name="contracts_dossier_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_withdrawn", False),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contracts_dossier_withdrawn_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureRecord",
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
                        choices=[
                            ("story", "Verhaal bij het cijfer"),
                            ("conversation", "Gesprek over het cijfer"),
                            ("voice", "Stem van deelnemers"),
                            ("relapse", "Terugkijken na afloop"),
                        ],
                        max_length=12,
                        verbose_name="soort",
                    ),
                ),
                ("on", models.DateField(verbose_name="dag")),
                ("who", models.CharField(blank=True, max_length=300, verbose_name="wie")),
                ("text", models.TextField(verbose_name="wat")),
                ("actions", models.TextField(blank=True, verbose_name="afgesproken")),
                (
                    "count",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="aantal"),
                ),
                (
                    "of_count",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="van hoeveel"),
                ),
                ("has_consent", models.BooleanField(default=False, verbose_name="met toestemming")),
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="contracts.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "verhaal bij een cijfer",
                "verbose_name_plural": "verhalen bij cijfers",
                "ordering": ("indicator", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["story", "conversation", "voice", "relapse"])
                        ),
                        name="contracts_record_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="contracts_record_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "conversation"), _negated=True),
                            models.Q(("who", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contracts_record_talk_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("story", "voice")), _negated=True),
                            ("has_consent", True),
                            _connector="OR",
                        ),
                        name="contracts_record_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("count__isnull", True), ("of_count__isnull", True)),
                            models.Q(
                                ("count__isnull", False),
                                ("of_count__gte", models.F("count")),
                                ("of_count__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="contracts_record_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("outcome", "Maatschappelijk resultaat (outcome)"),
                            ("output", "Prestatie, zoals instroom of uitstroom (output)"),
                            ("activity", "Activiteit"),
                        ],
                        max_length=10,
                        verbose_name="niveau",
                    ),
                ),
                (
                    "counting",
                    models.CharField(
                        choices=[
                            ("unique", "Elk mens of ding telt één keer"),
                            ("multiple", "Elke keer telt mee"),
                        ],
                        max_length=10,
                        verbose_name="tellen",
                    ),
                ),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("stock", "Stand op één moment"),
                            ("flow", "Wat er in een periode gebeurt"),
                        ],
                        max_length=5,
                        verbose_name="stand of stroom",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Meer is goed"), ("down", "Minder is goed")],
                        default="up",
                        max_length=4,
                        verbose_name="richting",
                    ),
                ),
                ("moment", models.CharField(max_length=200, verbose_name="wanneer wordt gemeten")),
                (
                    "assess_from",
                    models.DateField(blank=True, null=True, verbose_name="te beoordelen vanaf"),
                ),
                (
                    "relapse_on",
                    models.DateField(blank=True, null=True, verbose_name="terugkijken op"),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reden")),
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profiles",
                        to="contracts.indicator",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.indicator",
                        verbose_name="hoort bij",
                    ),
                ),
            ],
            options={
                "verbose_name": "profiel van een indicator",
                "verbose_name_plural": "profielen van indicatoren",
                "ordering": ("indicator", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["outcome", "output", "activity"])),
                        name="contracts_profile_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("counting__in", ["unique", "multiple"])),
                        name="contracts_profile_counting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("timing__in", ["stock", "flow"])),
                        name="contracts_profile_timing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["up", "down"])),
                        name="contracts_profile_direction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_of__isnull", True),
                            models.Q(("part_of", models.F("indicator")), _negated=True),
                            _connector="OR",
                        ),
                        name="contracts_profile_not_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InformationNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reader",
                    models.CharField(
                        choices=[
                            ("council", "Raad of college"),
                            ("funder", "Financier of fonds"),
                            ("management", "Management"),
                            ("residents", "Bewoners en deelnemers"),
                            ("professionals", "Uitvoerende professionals"),
                            ("state", "Rijk of provincie"),
                            ("other", "Anderen"),
                        ],
                        max_length=15,
                        verbose_name="lezer",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="wie precies")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("legitimacy", "Laten zien dat het werk ertoe doet"),
                            (
                                "domains",
                                "Laten zien welke resultaten er zijn, op welke beleidsterreinen",
                            ),
                            (
                                "account",
                                "Verantwoording aan financiers, doelgroep en de eigen organisatie",
                            ),
                            ("intuition", "Vakmanschap scherpen: wat werkt wanneer, en voor wie?"),
                            (
                                "decisions",
                                "Besluiten voeden: wat werkt beter, en wat is doelmatig?",
                            ),
                            ("learning", "Samen leren, en kennis bewaren voor later"),
                            ("structural", "Van projectgeld naar vast geld: bewezen werkzaam"),
                        ],
                        max_length=12,
                        verbose_name="waarvoor",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="toelichting")),
                ("first_on", models.DateField(verbose_name="eerste keer op")),
                (
                    "every",
                    models.CharField(
                        choices=[
                            ("once", "Eén keer"),
                            ("month", "Elke maand"),
                            ("quarter", "Elk kwartaal"),
                            ("half_year", "Elk half jaar"),
                            ("year", "Elk jaar"),
                        ],
                        max_length=10,
                        verbose_name="hoe vaak",
                    ),
                ),
                ("is_withdrawn", models.BooleanField(default=False, verbose_name="vervallen")),
                ("reason", models.TextField(blank=True, verbose_name="reden")),
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="contracts.indicator",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="contracts.informationneed",
                    ),
                ),
            ],
            options={
                "verbose_name": "informatiebehoefte",
                "verbose_name_plural": "informatiebehoeften",
                "ordering": ("indicator", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reader__in",
                                [
                                    "council",
                                    "funder",
                                    "management",
                                    "residents",
                                    "professionals",
                                    "state",
                                    "other",
                                ],
                            )
                        ),
                        name="contracts_need_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "why__in",
                                [
                                    "legitimacy",
                                    "domains",
                                    "account",
                                    "intuition",
                                    "decisions",
                                    "learning",
                                    "structural",
                                ],
                            )
                        ),
                        name="contracts_need_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("every__in", ["once", "month", "quarter", "half_year", "year"])
                        ),
                        name="contracts_need_every",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_withdrawn", False),
                            models.Q(
                                models.Q(("reason", ""), _negated=True), ("replaces__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="contracts_need_withdrawn_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignatureWithdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="contracts.signeddocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "ingetrokken ondertekening",
                "verbose_name_plural": "ingetrokken ondertekeningen",
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="contracts_withdrawal_why",
                    )
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
