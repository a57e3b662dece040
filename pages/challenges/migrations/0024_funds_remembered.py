"""Earlier decisions get the fund that is behind their call now: the best that is known of them.

Only the new, empty column is filled; for that the trigger that keeps decisions is off for a moment.
"""

from django.db import migrations

TABLE = "challenges_decision"
FILL = """UPDATE challenges_decision SET fund_id = (
    SELECT pages_callpage.fund_id FROM pages_callpage
    JOIN challenges_response ON challenges_response.call_id = pages_callpage.page_ptr_id
    WHERE challenges_response.id = challenges_decision.response_id
) WHERE fund_id IS NULL"""
SQLITE_TRIGGER = f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no update'); END"""


def remember_funds(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_update")
        schema_editor.execute(FILL)
        schema_editor.execute(SQLITE_TRIGGER, params=None)
    elif vendor == "postgresql":
        # PostgreSQL changes no table that has rows waiting for their checks.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER {TABLE}_append_only")
        schema_editor.execute(FILL)
        schema_editor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER {TABLE}_append_only")
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")


def leave_funds(apps, schema_editor):
    """The column goes with the migration before this one."""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0023_funds_of_decisions")]

    operations = [migrations.RunPython(remember_funds, leave_funds)]
