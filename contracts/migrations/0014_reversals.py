"""Reversing an approved settlement, and money that came back after it was paid.

SQLite drops the triggers of a table that it rebuilds; they are taken away before and put back
afterwards, as they were. Three of them say something else from here on: an approved settlement may
become reversed (and nothing but its status changes), a paid payment refused when its money came
back, and of a lapsed payment nothing changes any more.
"""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

SETTLEMENT = "contracts_settlement"
PAYMENT = "contracts_paymentorder"
REVERSAL = "contracts_settlementreversal"
REBUILT = (SETTLEMENT, PAYMENT, "contracts_agreementevent", "contracts_journalentry")

DECIDED = "a decided settlement does not change"
PAID = "a paid payment does not change"
GROWS = "what was paid only grows"
# By table and name: the condition before and after, and what the database says.
CHANGED = {
    (SETTLEMENT, "decided"): (
        "OLD.status <> 'draft'",
        """OLD.status <> 'draft' AND NOT (OLD.status = 'approved' AND NEW.status = 'reversed'
            AND NEW.decided_at = OLD.decided_at AND NEW.decided_by_id = OLD.decided_by_id
            AND NEW.decision_reason = OLD.decision_reason)""",
        DECIDED,
    ),
    (PAYMENT, "paid"): (
        "OLD.status = 'paid'",
        """OLD.status = 'lapsed' OR (OLD.status = 'paid' AND NOT (NEW.status = 'refused'
            AND NEW.returned_cents > OLD.returned_cents AND NEW.paid_cents = OLD.paid_cents))""",
        PAID,
    ),
    (PAYMENT, "grows"): (
        "NEW.paid_cents < OLD.paid_cents",
        "NEW.paid_cents < OLD.paid_cents OR NEW.returned_cents < OLD.returned_cents",
        GROWS,
    ),
}
PROPOSAL = ("settlement_id", "reason", "proposed_at", "proposed_by_id")
NEW = {
    "no_delete": ("DELETE", "", "append-only: no delete"),
    "fixed": (f"UPDATE OF {', '.join(PROPOSAL)}", "", "only the decision of a reversal can change"),
    "decided": ("UPDATE", "OLD.status <> 'proposed'", "a decided reversal does not change"),
}
_taken = []


def create(schema_editor, table, name, action, condition, words):
    when = f" WHEN {condition}"
    if schema_editor.connection.vendor == "sqlite":
        body = f"{when if condition else ''} BEGIN SELECT RAISE(ABORT, '{words}'); END"
    else:
        when = f" WHEN ({condition})" if condition else ""
        body = f" FOR EACH ROW{when} EXECUTE FUNCTION contracts_refuse('{words}')"
    schema_editor.execute(
        f"CREATE TRIGGER {table}_{name} BEFORE {action} ON {table}{body}", params=None
    )


def drop(schema_editor, table, name):
    on_table = "" if schema_editor.connection.vendor == "sqlite" else f" ON {table}"
    schema_editor.execute(f"DROP TRIGGER {table}_{name}{on_table}")


def open_door(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        marks = ", ".join(["%s"] * len(REBUILT))
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "  # noqa: S608
                f"AND tbl_name IN ({marks})",
                REBUILT,
            )
            _taken[:] = cursor.fetchall()
        for name, _sql in _taken:
            schema_editor.execute(f"DROP TRIGGER {name}")
        return
    for table, name in CHANGED:
        drop(schema_editor, table, name)


def close(schema_editor, version):
    changed = {f"{table}_{name}" for table, name in CHANGED}
    for name, sql in _taken:
        if name not in changed:
            schema_editor.execute(sql, params=None)
    _taken.clear()
    for (table, name), texts in CHANGED.items():
        create(schema_editor, table, name, "UPDATE", texts[version], texts[2])


def close_old_door(apps, schema_editor):
    close(schema_editor, 0)


def close_door(apps, schema_editor):
    close(schema_editor, 1)


def guard_reversals(apps, schema_editor):
    for name, (action, condition, words) in NEW.items():
        create(schema_editor, REVERSAL, name, action, condition, words)


def unguard_reversals(apps, schema_editor):
    for name in NEW:
        drop(schema_editor, REVERSAL, name)


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0013_starting"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(open_door, close_old_door),
        migrations.CreateModel(
            name="SettlementReversal",
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
                            ("proposed", "Voorgesteld"),
                            ("approved", "Uitgevoerd"),
                            ("refused", "Afgewezen"),
                        ],
                        default="proposed",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reden")),
                ("proposed_at", models.DateTimeField(verbose_name="voorgesteld op")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="besloten op"),
                ),
                (
                    "decision_reason",
                    models.TextField(blank=True, verbose_name="reden van het besluit"),
                ),
                (
                    "lapsed_cents",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="vervallen in centen"
                    ),
                ),
                (
                    "claim_cents",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="terug te krijgen in centen"
                    ),
                ),
            ],
            options={
                "verbose_name": "terugdraaiing",
                "verbose_name_plural": "terugdraaiingen",
                "ordering": ("settlement", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.RemoveConstraint(
            model_name="agreementevent",
            name="contracts_event_verb",
        ),
        migrations.RemoveConstraint(
            model_name="journalentry",
            name="contracts_entry_kind",
        ),
        migrations.RemoveConstraint(
            model_name="paymentorder",
            name="contracts_payment_status",
        ),
        migrations.RemoveConstraint(
            model_name="paymentorder",
            name="contracts_payment_paid_whole",
        ),
        migrations.RemoveConstraint(
            model_name="settlement",
            name="contracts_settlement_status",
        ),
        migrations.RemoveConstraint(
            model_name="settlement",
            name="contracts_settlement_decided",
        ),
        migrations.AddField(
            model_name="paymentorder",
            name="returned_cents",
            field=models.BigIntegerField(
                db_default=0, default=0, verbose_name="teruggekomen in centen"
            ),
        ),
        migrations.AlterField(
            model_name="agreementevent",
            name="verb",
            field=models.CharField(
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
                    ("reversal_proposed", "Terugdraaien voorgesteld"),
                    ("reversal_refused", "Terugdraaien afgewezen"),
                    ("settlement_reversed", "Afrekening teruggedraaid"),
                    ("payment_lapsed", "Betaling vervallen"),
                    ("payment_offset", "Betaling verrekend"),
                    ("payment_returned", "Betaald geld kwam terug"),
                ],
                max_length=24,
                verbose_name="wat",
            ),
        ),
        migrations.AlterField(
            model_name="journalentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("settlement", "Afrekening"),
                    ("reversal", "Terugboeking"),
                    ("payment", "Betaling"),
                    ("offset", "Verrekening"),
                    ("undone", "Teruggedraaide afrekening"),
                ],
                max_length=10,
                verbose_name="soort",
            ),
        ),
        migrations.AlterField(
            model_name="paymentorder",
            name="status",
            field=models.CharField(
                choices=[
                    ("proposed", "Voorgesteld"),
                    ("approved", "Vrijgegeven"),
                    ("exported", "Naar de bank gestuurd"),
                    ("partly", "Gedeeltelijk betaald"),
                    ("paid", "Betaald"),
                    ("refused", "Geweigerd"),
                    ("lapsed", "Vervallen"),
                ],
                default="proposed",
                max_length=8,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="settlement",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Concept"),
                    ("approved", "Vastgesteld"),
                    ("returned", "Teruggestuurd"),
                    ("superseded", "Vervangen"),
                    ("reversed", "Teruggedraaid"),
                ],
                default="draft",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementevent",
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
                            "reversal_proposed",
                            "reversal_refused",
                            "settlement_reversed",
                            "payment_lapsed",
                            "payment_offset",
                            "payment_returned",
                        ],
                    )
                ),
                name="contracts_event_verb",
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["settlement", "reversal", "payment", "offset", "undone"])
                ),
                name="contracts_entry_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["proposed", "approved", "exported", "partly", "paid", "refused", "lapsed"],
                    )
                ),
                name="contracts_payment_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "paid_cents",
                            django.db.models.expressions.CombinedExpression(
                                models.F("amount_cents"), "+", models.F("returned_cents")
                            ),
                        ),
                        ("status", "paid"),
                    ),
                    models.Q(
                        models.Q(("status", "paid"), _negated=True),
                        (
                            "paid_cents__lt",
                            django.db.models.expressions.CombinedExpression(
                                models.F("amount_cents"), "+", models.F("returned_cents")
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="contracts_payment_paid_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("returned_cents__gte", 0), ("returned_cents__lte", models.F("paid_cents"))
                ),
                name="contracts_payment_returned",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "approved", "returned", "superseded", "reversed"])
                ),
                name="contracts_settlement_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("status__in", ["approved", "returned", "reversed"]),
                    ),
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("status__in", ["draft", "superseded"]),
                    ),
                    _connector="OR",
                ),
                name="contracts_settlement_decided",
            ),
        ),
        migrations.AddField(
            model_name="settlementreversal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="besloten door",
            ),
        ),
        migrations.AddField(
            model_name="settlementreversal",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="voorgesteld door",
            ),
        ),
        migrations.AddField(
            model_name="settlementreversal",
            name="settlement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reversals",
                to="contracts.settlement",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementreversal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "refused"), _negated=True),
                fields=("settlement",),
                name="contracts_reversal_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementreversal",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["proposed", "approved", "refused"])),
                name="contracts_reversal_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementreversal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="contracts_reversal_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementreversal",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                name="contracts_reversal_four_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementreversal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("decision_reason", ""),
                        ("status", "proposed"),
                    ),
                    models.Q(
                        models.Q(("status", "proposed"), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="contracts_reversal_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementreversal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "refused"), _negated=True),
                    models.Q(("decision_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="contracts_reversal_refusal_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementreversal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("claim_cents__isnull", False),
                        ("lapsed_cents__isnull", False),
                        ("status", "approved"),
                    ),
                    models.Q(
                        models.Q(("status", "approved"), _negated=True),
                        ("claim_cents__isnull", True),
                        ("lapsed_cents__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="contracts_reversal_cents",
            ),
        ),
        migrations.RunPython(close_door, open_door),
        migrations.RunPython(guard_reversals, unguard_reversals),
    ]
