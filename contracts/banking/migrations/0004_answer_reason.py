"""Why a file of the bank was put aside; of earlier ones nobody was asked."""

from django.db import migrations, models

TABLE = "banking_bankanswer"


def guard(apps, schema_editor):
    refuse = "FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')"
    if schema_editor.connection.vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
    schema_editor.execute(
        f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} {refuse}", params=None
    )


def unguard(apps, schema_editor):
    on_table = "" if schema_editor.connection.vendor == "sqlite" else f" ON {TABLE}"
    schema_editor.execute(f"DROP TRIGGER {TABLE}_no_delete{on_table}")


class Migration(migrations.Migration):
    dependencies = [("banking", "0003_debtor_account_changes")]

    operations = [
        # SQLite drops triggers with a table that it rebuilds.
        migrations.RunPython(unguard, guard),
        migrations.AddField(
            model_name="bankanswer",
            name="decided_reason",
            field=models.TextField(blank=True, db_default="", default="", verbose_name="reden"),
        ),
        migrations.RunPython(guard, unguard),
    ]
