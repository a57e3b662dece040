"""Another account of a payer: proposed by one person, decided by another.

What was recorded before goes on to hold. Triggers keep the proposal as it was written, and its
decision once that is made.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "banking_debtoraccountchange"
PROPOSED = (
    *("party_id", "old_id", "iban", "bic", "holder", "reason"),
    *("proposed_at", "proposed_by_id"),
)
GUARDS = {
    "no_delete": ("DELETE", "", "append-only: no delete"),
    "fixed": (f"UPDATE OF {', '.join(PROPOSED)}", "", "only the decision of a proposal can change"),
    "decided": ("UPDATE", "OLD.status <> 'proposed'", "a decided proposal does not change"),
}


def guard(apps, schema_editor):
    for name, (action, condition, words) in GUARDS.items():
        if schema_editor.connection.vendor == "sqlite":
            when = f" WHEN {condition}" if condition else ""
            body = f"{when} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        else:
            when = f" WHEN ({condition})" if condition else ""
            body = f" FOR EACH ROW{when} EXECUTE FUNCTION contracts_refuse('{words}')"
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_{name} BEFORE {action} ON {TABLE}{body}", params=None
        )


def unguard(apps, schema_editor):
    on_table = "" if schema_editor.connection.vendor == "sqlite" else f" ON {TABLE}"
    for name in GUARDS:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}{on_table}")


class Migration(migrations.Migration):
    dependencies = [
        ("banking", "0002_append_only"),
        ("contracts", "0016_reopening"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="debtoraccount",
            name="holder",
            field=models.CharField(blank=True, max_length=70, verbose_name="naam van de rekening"),
        ),
        migrations.AlterField(
            model_name="debtoraccount",
            name="iban",
            field=models.CharField(blank=True, max_length=34, verbose_name="IBAN"),
        ),
        migrations.CreateModel(
            name="DebtorAccountChange",
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
                            ("proposed", "Wacht op goedkeuring"),
                            ("approved", "Goedgekeurd"),
                            ("returned", "Teruggegeven"),
                        ],
                        default="proposed",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("iban", models.CharField(blank=True, max_length=34, verbose_name="IBAN")),
                ("bic", models.CharField(blank=True, max_length=11, verbose_name="BIC")),
                (
                    "holder",
                    models.CharField(
                        blank=True, max_length=70, verbose_name="naam van de rekening"
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
                    "account",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change",
                        to="banking.debtoraccount",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="besloten door",
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="banking.debtoraccount",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="debtor_account_changes",
                        to="contracts.party",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="voorgesteld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel voor een rekening van een betaler",
                "verbose_name_plural": "voorstellen voor rekeningen van betalers",
                "ordering": ("party", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "proposed")),
                        fields=("party",),
                        name="banking_account_change_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["proposed", "approved", "returned"])),
                        name="banking_account_change_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="banking_account_change_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("iban", ""), _negated=True),
                                models.Q(("holder", ""), _negated=True),
                            ),
                            models.Q(
                                ("bic", ""), ("holder", ""), ("iban", ""), ("old__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="banking_account_change_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        name="banking_account_change_four_eyes",
                    ),
                    models.CheckConstraint(
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
                        name="banking_account_change_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "returned"), _negated=True),
                            models.Q(("decision_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="banking_account_change_return",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account__isnull", False), ("status", "approved")),
                            models.Q(
                                models.Q(("status", "approved"), _negated=True),
                                ("account__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="banking_account_change_account",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
