"""Another account number for a party: asked by one person, decided by another.

Triggers keep the request as it was written, and its decision once that is made.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "contracts_accountchange"
ASKED = ("party_id", "old_iban", "new_iban", "reason", "asked_at", "asked_by_id")
GUARDS = {
    "no_delete": ("DELETE", "", "append-only: no delete"),
    "fixed": (f"UPDATE OF {', '.join(ASKED)}", "", "only the decision of a request can change"),
    "decided": ("UPDATE", "OLD.status <> 'asked'", "a decided request does not change"),
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
        ("contracts", "0014_reversals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountChange",
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
                            ("asked", "Wacht op bevestiging"),
                            ("confirmed", "Bevestigd"),
                            ("refused", "Afgewezen"),
                        ],
                        default="asked",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("old_iban", models.CharField(blank=True, max_length=34, verbose_name="oude IBAN")),
                (
                    "new_iban",
                    models.CharField(blank=True, max_length=34, verbose_name="nieuwe IBAN"),
                ),
                ("reason", models.TextField(verbose_name="reden")),
                ("asked_at", models.DateTimeField(verbose_name="gevraagd op")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="besloten op"),
                ),
                (
                    "decision_reason",
                    models.TextField(blank=True, verbose_name="reden van het besluit"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gevraagd door",
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
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_changes",
                        to="contracts.party",
                    ),
                ),
            ],
            options={
                "verbose_name": "wijziging van een rekeningnummer",
                "verbose_name_plural": "wijzigingen van rekeningnummers",
                "ordering": ("party", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "asked")),
                        fields=("party",),
                        name="contracts_account_change_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["asked", "confirmed", "refused"])),
                        name="contracts_account_change_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="contracts_account_change_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("new_iban", models.F("old_iban")), _negated=True),
                        name="contracts_account_change_differs",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("asked_by")), _negated=True),
                        name="contracts_account_change_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("decision_reason", ""),
                                ("status", "asked"),
                            ),
                            models.Q(
                                models.Q(("status", "asked"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="contracts_account_change_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "refused"), _negated=True),
                            models.Q(("decision_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contracts_account_change_refusal",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
