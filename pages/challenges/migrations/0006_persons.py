"""Accounts of residents, and forgetting a person without touching what was decided.

A sent version may change once, in one way only: a pseudonym in the place of the person. The
triggers of 0002 let that through and still refuse all else.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "challenges_responseversion"
# Old and new row differ in the document and the moment of erasing, and it was not erased before.
SAME = ("id", "response_id", "number", "sha256", "sent_at")

SQLITE_TRIGGER = f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    WHEN NOT (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
              AND {" AND ".join(f"OLD.{name} = NEW.{name}" for name in SAME)})
    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no update'); END"""
SQLITE_NO_DELETE = f"""CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no delete'); END"""
OLD_SQLITE_TRIGGER = f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no update'); END"""

POSTGRESQL_FUNCTION = f"""CREATE FUNCTION challenges_refuse_but_erasing() RETURNS trigger
    LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
            AND {" AND ".join(f"OLD.{name} = NEW.{name}" for name in SAME)} THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$"""


def let_erasing_through(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        # Adding a column rebuilt the table, or not: either way these are the triggers now.
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{action}")
        schema_editor.execute(SQLITE_TRIGGER, params=None)
        schema_editor.execute(SQLITE_NO_DELETE, params=None)
        return
    schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")
    schema_editor.execute(
        f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION challenges_refuse_but_erasing()""",
        params=None,
    )


def refuse_all_again(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_update")
        schema_editor.execute(OLD_SQLITE_TRIGGER, params=None)
        return
    schema_editor.execute("DROP FUNCTION challenges_refuse_but_erasing() CASCADE")
    schema_editor.execute(
        f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION challenges_refuse()""",
        params=None,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("challenges", "0005_municipality"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "response",
            "owner",
            models.ForeignKey(
                settings.AUTH_USER_MODEL,
                on_delete=django.db.models.deletion.SET_NULL,
                null=True,
                blank=True,
                editable=False,
                related_name="+",
            ),
        ),
        migrations.AddField(
            "response",
            "erasure_asked_at",
            models.DateTimeField(null=True, blank=True, editable=False),
        ),
        migrations.AddField(
            "response", "erased_at", models.DateTimeField(null=True, blank=True, editable=False)
        ),
        migrations.AddField(
            "responseversion",
            "erased_at",
            models.DateTimeField(null=True, blank=True, editable=False),
        ),
        migrations.RunPython(let_erasing_through, refuse_all_again),
    ]
