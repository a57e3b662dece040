"""Triggers that keep what was written as it was: files, downloads, answers, codes and mandates."""

from django.db import migrations

APPEND_ONLY = (
    "banking_bankfile",
    "banking_costcode",
    "banking_debtoraccount",
    "banking_exportedentry",
    "banking_filedownload",
    "banking_ledgerexport",
    "banking_mandatechange",
)
# These go on in their life, and are never thrown away.
KEPT = ("banking_paymentbatch", "banking_batchline", "banking_bankanswer", "banking_answerline")
LINE_FIXED = (
    "batch_id",
    "order_id",
    "end_to_end_id",
    "amount_cents",
    "name",
    "iban",
)


def statements(vendor):
    """Yield (name, table, statement) of every trigger for one kind of database."""
    refuse = "FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')"
    for table in APPEND_ONLY:
        for action in ("update", "delete"):
            yield _named(
                vendor, table, f"no_{action}", f"BEFORE {action.upper()} ON {table}", refuse
            )
    for table in KEPT:
        yield _named(vendor, table, "no_delete", f"BEFORE DELETE ON {table}", refuse)
    table = "banking_batchline"
    when = f"BEFORE UPDATE OF {', '.join(LINE_FIXED)} ON {table}"
    yield _named(vendor, table, "fixed", when, refuse)


def _named(vendor, table, name, when, refuse):
    if vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    return f"{table}_{name}", table, f"CREATE TRIGGER {table}_{name} {when} {refuse}"


def add_triggers(apps, schema_editor):
    for _name, _table, text in statements(schema_editor.connection.vendor):
        schema_editor.execute(text, params=None)


def remove_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for name, table, _text in statements(vendor):
        on_table = "" if vendor == "sqlite" else f" ON {table}"
        schema_editor.execute(f"DROP TRIGGER {name}{on_table}")


class Migration(migrations.Migration):
    dependencies = [("banking", "0001_initial")]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
