"""Other words for programmes and sources, and their end: what changed stays to be read.

The triggers of these two tables let go of the words only: name and description. What money refers
to (code, amount, currency, earmark, period) stays as it was written.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from contracts.trigger_guards import no_way_round

NEW = ("budgets_moneyend", "budgets_moneyrewording")
FIXED = {
    "budgets_programme": ("id", "code", "fund_code", "currency", "made_at", "made_by_id"),
    "budgets_moneysource": (
        *("id", "code", "fund_code", "amount_cents", "currency", "programme_id"),
        *("usable_from", "usable_until", "max_per_agreement_cents", "made_at", "made_by_id"),
    ),
}


def add_triggers(apps, schema_editor):
    """Keep the new rows as they are written, and let the words of the old ones change."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in FIXED:
        drop_triggers(schema_editor, table)
    for table in (*NEW, *FIXED):
        fixed = f" OF {', '.join(FIXED[table])}" if table in FIXED else ""
        for name, action in (("no_delete", "DELETE"), ("no_update", f"UPDATE{fixed}")):
            body = (
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: {name}'); END"
                if is_sqlite
                else "FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_{name} BEFORE {action} ON {table} {body}", params=None
            )


def remove_triggers(apps, schema_editor):
    """Close the words again, as the first migration had them."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for table in (*NEW, *FIXED):
        drop_triggers(schema_editor, table)
    for table in FIXED:
        if not is_sqlite:
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


def drop_triggers(schema_editor, table):
    """Take away the triggers on changing and deleting, whatever they are called."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    on_table = "" if is_sqlite else f" ON {table}"
    for name in ("no_update", "no_delete", "append_only"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on_table}")


class Migration(migrations.Migration):
    dependencies = [
        ("budgets", "0002_no_way_round"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MoneyEnd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reden")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                ("last_day", models.DateField(verbose_name="laatste dag")),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="budgets.programme",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="budgets.moneysource",
                    ),
                ),
            ],
            options={
                "verbose_name": "einde van geld",
                "verbose_name_plural": "eindes van geld",
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("programme__isnull", True), ("source__isnull", False)),
                            models.Q(("programme__isnull", False), ("source__isnull", True)),
                            _connector="OR",
                        ),
                        name="budgets_end_about",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="budgets_end_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MoneyRewording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="reden")),
                ("at", models.DateTimeField(verbose_name="wanneer")),
                ("old_name", models.CharField(max_length=160, verbose_name="naam was")),
                (
                    "old_name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="naam was (Engels)"),
                ),
                ("old_purpose", models.TextField(blank=True, verbose_name="waarvoor was")),
                (
                    "old_purpose_en",
                    models.TextField(blank=True, verbose_name="waarvoor was (Engels)"),
                ),
                ("name", models.CharField(max_length=160, verbose_name="naam")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=160, verbose_name="naam (Engels)"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="waarvoor")),
                ("purpose_en", models.TextField(blank=True, verbose_name="waarvoor (Engels)")),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="budgets.programme",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="budgets.moneysource",
                    ),
                ),
            ],
            options={
                "verbose_name": "andere woorden voor geld",
                "verbose_name_plural": "andere woorden voor geld",
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("programme__isnull", True), ("source__isnull", False)),
                            models.Q(("programme__isnull", False), ("source__isnull", True)),
                            _connector="OR",
                        ),
                        name="budgets_rewording_about",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="budgets_rewording_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_triggers, remove_triggers),
        no_way_round(*NEW),
    ]
