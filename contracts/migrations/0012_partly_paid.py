"""What moved of a payment so far, so that a bank can pay a part and the rest stays open."""

from django.db import migrations, models
from django.db.models import F, Q

PAYMENT = "contracts_paymentorder"
FIXED = (
    "settlement_id",
    "payer_id",
    "recipient_id",
    "amount_cents",
    "direction",
    "created_at",
)
STATUSES = [
    ("proposed", "Voorgesteld"),
    ("approved", "Vrijgegeven"),
    ("exported", "Naar de bank gestuurd"),
    ("partly", "Gedeeltelijk betaald"),
    ("paid", "Betaald"),
    ("refused", "Geweigerd"),
]
OLD_NAMES = ("no_delete", "fixed", "paid")
SQLITE = {
    "no_delete": f"""BEFORE DELETE ON {PAYMENT}
        BEGIN SELECT RAISE(ABORT, '{PAYMENT} is append-only: no delete'); END""",
    "fixed": f"""BEFORE UPDATE OF {", ".join(FIXED)} ON {PAYMENT}
        BEGIN SELECT RAISE(ABORT, 'only the course of a payment can change'); END""",
    "paid": f"""BEFORE UPDATE ON {PAYMENT} WHEN OLD.status = 'paid'
        BEGIN SELECT RAISE(ABORT, 'a paid payment does not change'); END""",
    "grows": f"""BEFORE UPDATE ON {PAYMENT} WHEN NEW.paid_cents < OLD.paid_cents
        BEGIN SELECT RAISE(ABORT, 'what was paid only grows'); END""",
}
POSTGRESQL = {
    "no_delete": f"""BEFORE DELETE ON {PAYMENT}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
    "fixed": f"""BEFORE UPDATE OF {", ".join(FIXED)} ON {PAYMENT}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('only the course can change')""",
    "paid": f"""BEFORE UPDATE ON {PAYMENT} FOR EACH ROW WHEN (OLD.status = 'paid')
        EXECUTE FUNCTION contracts_refuse('a paid payment does not change')""",
    "grows": f"""BEFORE UPDATE ON {PAYMENT} FOR EACH ROW WHEN (NEW.paid_cents < OLD.paid_cents)
        EXECUTE FUNCTION contracts_refuse('what was paid only grows')""",
}


def add(schema_editor, names):
    texts = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for name in names:
        schema_editor.execute(f"CREATE TRIGGER {PAYMENT}_{name} {texts[name]}", params=None)


def drop(schema_editor, names):
    on_table = "" if schema_editor.connection.vendor == "sqlite" else f" ON {PAYMENT}"
    for name in names:
        schema_editor.execute(f"DROP TRIGGER {PAYMENT}_{name}{on_table}")


def open_door(apps, schema_editor):
    drop(schema_editor, OLD_NAMES)


def close_door(apps, schema_editor):
    add(schema_editor, SQLITE)


def open_door_again(apps, schema_editor):
    drop(schema_editor, SQLITE)


def close_old_door(apps, schema_editor):
    add(schema_editor, OLD_NAMES)


def note_paid(apps, schema_editor):
    orders = apps.get_model("contracts", "PaymentOrder").objects
    orders.filter(status="paid").update(paid_cents=F("amount_cents"))


def refuse_parts(apps, schema_editor):
    if apps.get_model("contracts", "PaymentOrder").objects.filter(status="partly").exists():
        raise RuntimeError("payments that were made in part have no place before this migration")


class Migration(migrations.Migration):
    dependencies = [("contracts", "0011_event_verbs_of_apps")]

    operations = [
        # SQLite drops triggers with a table that it rebuilds, and paid rows must get their amount.
        migrations.RunPython(open_door, close_old_door),
        migrations.RemoveConstraint("paymentorder", "contracts_payment_status"),
        migrations.AlterField(
            "paymentorder",
            "status",
            models.CharField(
                choices=STATUSES, default="proposed", max_length=8, verbose_name="status"
            ),
        ),
        migrations.AddConstraint(
            "paymentorder",
            models.CheckConstraint(
                condition=Q(status__in=[code for code, _label in STATUSES]),
                name="contracts_payment_status",
            ),
        ),
        migrations.AddField(
            "paymentorder",
            "paid_cents",
            models.BigIntegerField(default=0, db_default=0, verbose_name="betaald in centen"),
        ),
        migrations.RunPython(note_paid, refuse_parts),
        migrations.AddConstraint(
            "paymentorder",
            models.CheckConstraint(
                condition=Q(status="paid", paid_cents=F("amount_cents"))
                | Q(~Q(status="paid"), paid_cents__lt=F("amount_cents")),
                name="contracts_payment_paid_whole",
            ),
        ),
        migrations.AddConstraint(
            "paymentorder",
            models.CheckConstraint(
                condition=Q(paid_cents__gt=0) | Q(~Q(status="partly"), paid_cents__gte=0),
                name="contracts_payment_paid_part",
            ),
        ),
        migrations.RunPython(close_door, open_door_again),
    ]
