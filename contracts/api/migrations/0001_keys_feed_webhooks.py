"""Keys, the feed (written once, like everything that others rely on) and webhooks."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "open_api_change"


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
    initial = True

    dependencies = [
        ("contracts", "0011_event_verbs_of_apps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("purpose", models.CharField(max_length=200, verbose_name="waarvoor")),
                ("prefix", models.CharField(max_length=12, verbose_name="begint met")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("scopes", models.CharField(max_length=400, verbose_name="mag")),
                ("created_at", models.DateTimeField(verbose_name="gemaakt op")),
                ("expires_at", models.DateTimeField(verbose_name="geldt tot")),
                (
                    "last_used_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="laatst gebruikt"),
                ),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreement",
                        verbose_name="contract",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eigenaar",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.party",
                        verbose_name="partij",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ingetrokken door",
                    ),
                ),
            ],
            options={
                "verbose_name": "sleutel voor de API",
                "verbose_name_plural": "sleutels voor de API",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("drafted", "Opgesteld"),
                            ("changed", "Gewijzigd"),
                            ("party_changed", "Partij gewijzigd"),
                            ("terms_added", "Nieuwe versie van de betaalafspraken"),
                            ("signed", "Ondertekend"),
                            ("activated", "Gestart"),
                            ("suspended", "Opgeschort"),
                            ("resumed", "Hervat"),
                            ("ended", "Beëindigd"),
                            ("settled", "Helemaal afgerekend"),
                            ("published", "Openbaar gemaakt"),
                            ("hidden", "Niet meer openbaar"),
                            ("observation_recorded", "Meting ingevoerd"),
                            ("observation_corrected", "Meting gecorrigeerd"),
                            ("observation_withdrawn", "Meting ingetrokken"),
                            ("observations_imported", "Metingen ingelezen"),
                            ("observations_verified", "Metingen getoetst"),
                            ("settlement_drafted", "Afrekening opgesteld"),
                            ("settlement_approved", "Afrekening vastgesteld"),
                            ("settlement_returned", "Afrekening teruggestuurd"),
                            ("payment_released", "Betaling vrijgegeven"),
                            ("payment_exported", "Betaling naar de bank gestuurd"),
                            ("payment_confirmed", "Betaling gedaan"),
                            ("payment_refused", "Betaling geweigerd"),
                            ("payment_partly_paid", "Betaling gedeeltelijk gedaan"),
                            ("document_added", "Document toegevoegd"),
                            ("dossier_changed", "Dossier gewijzigd"),
                            ("indicator_changed", "Indicator gewijzigd"),
                            ("conversation_recorded", "Gesprek vastgelegd"),
                            ("report_asked", "Rapportage gevraagd"),
                            ("report_delivered", "Rapportage ingeleverd"),
                            ("report_reminded", "Herinnerd aan de rapportage"),
                            ("report_escalated", "Late rapportage gemeld"),
                            ("report_extended", "Uitstel voor de rapportage"),
                            ("sample_drawn", "Steekproef getrokken"),
                            ("evidence_added", "Bewijsstuk toegevoegd"),
                            ("dispute_opened", "Verschil van mening gemeld"),
                            ("dispute_answered", "Gereageerd op een verschil van mening"),
                            ("dispute_closed", "Verschil van mening afgesloten"),
                            ("period_signed_off", "Toetsing van een periode afgerond"),
                            ("part_published", "Onderdeel openbaar gemaakt"),
                            ("part_held_back", "Onderdeel niet openbaar gemaakt"),
                            ("account_made", "Jaarrekening gemaakt"),
                            ("money_allocated", "Geld toegewezen"),
                        ],
                        max_length=24,
                        verbose_name="wat",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                ("detail", models.CharField(blank=True, max_length=200, verbose_name="waarover")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreement",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.agreementevent",
                    ),
                ),
            ],
            options={
                "verbose_name": "wijziging",
                "verbose_name_plural": "wijzigingen",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="FeedPosition",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("changed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="open_api_feed_one_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdempotentAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=255)),
                ("request_sha256", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField()),
                ("body", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="open_api.apitoken",
                    ),
                ),
            ],
            options={
                "ordering": ("token", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(max_length=500, verbose_name="adres")),
                ("salt", models.CharField(max_length=43)),
                ("cursor", models.BigIntegerField(default=0)),
                ("created_at", models.DateTimeField(verbose_name="gemaakt op")),
                (
                    "stopped_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="gestopt op"),
                ),
                (
                    "stop_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="waarom gestopt"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eigenaar",
                    ),
                ),
            ],
            options={
                "verbose_name": "webhook",
                "verbose_name_plural": "webhooks",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="WebhookDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Wacht"),
                            ("sent", "Afgeleverd"),
                            ("stopped", "Gestopt"),
                        ],
                        default="waiting",
                        max_length=7,
                        verbose_name="status",
                    ),
                ),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="pogingen")),
                ("created_at", models.DateTimeField(verbose_name="gemaakt op")),
                ("next_attempt_at", models.DateTimeField(verbose_name="volgende poging")),
                ("claimed_until", models.DateTimeField(blank=True, null=True)),
                (
                    "tried_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="laatste poging"),
                ),
                (
                    "answer_status",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="antwoord"
                    ),
                ),
                (
                    "problem",
                    models.CharField(blank=True, max_length=200, verbose_name="wat er mis ging"),
                ),
                (
                    "change",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="open_api.change",
                    ),
                ),
                (
                    "webhook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="open_api.webhook",
                    ),
                ),
            ],
            options={
                "verbose_name": "bericht",
                "verbose_name_plural": "berichten",
                "ordering": ("-pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                name="open_api_token_expires",
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("scopes", ""), _negated=True), name="open_api_token_scopes"
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                    models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                    _connector="OR",
                ),
                name="open_api_token_revoked",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "verb__in",
                        [
                            "drafted",
                            "changed",
                            "party_changed",
                            "terms_added",
                            "signed",
                            "activated",
                            "suspended",
                            "resumed",
                            "ended",
                            "settled",
                            "published",
                            "hidden",
                            "observation_recorded",
                            "observation_corrected",
                            "observation_withdrawn",
                            "observations_imported",
                            "observations_verified",
                            "settlement_drafted",
                            "settlement_approved",
                            "settlement_returned",
                            "payment_released",
                            "payment_exported",
                            "payment_confirmed",
                            "payment_refused",
                            "payment_partly_paid",
                            "document_added",
                            "dossier_changed",
                            "indicator_changed",
                            "conversation_recorded",
                            "report_asked",
                            "report_delivered",
                            "report_reminded",
                            "report_escalated",
                            "report_extended",
                            "sample_drawn",
                            "evidence_added",
                            "dispute_opened",
                            "dispute_answered",
                            "dispute_closed",
                            "period_signed_off",
                            "part_published",
                            "part_held_back",
                            "account_made",
                            "money_allocated",
                        ],
                    )
                ),
                name="open_api_change_verb",
            ),
        ),
        migrations.AddConstraint(
            model_name="idempotentanswer",
            constraint=models.UniqueConstraint(
                fields=("token", "key"), name="open_api_answer_once"
            ),
        ),
        migrations.AddIndex(
            model_name="webhookdelivery",
            index=models.Index(
                condition=models.Q(("status", "waiting")),
                fields=["next_attempt_at"],
                name="open_api_delivery_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["waiting", "sent", "stopped"])),
                name="open_api_delivery_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="webhookdelivery",
            constraint=models.UniqueConstraint(
                fields=("webhook", "change"), name="open_api_delivery_once"
            ),
        ),
        migrations.RunPython(add_triggers, remove_triggers),
    ]
