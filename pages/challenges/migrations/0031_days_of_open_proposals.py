"""Proposals that wait for an answer get a last day: two weeks from now, because nobody named one.

The resident reads it on the page of the case and in the reminder. Only the new, empty column is
filled; for that the trigger that keeps proposals is off for a moment.
"""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

TABLE = "challenges_proposedchanges"
FILL = """UPDATE challenges_proposedchanges SET answer_by = '{day}'
WHERE answer_by IS NULL
AND NOT EXISTS (
    SELECT 1 FROM challenges_changesanswer
    WHERE challenges_changesanswer.changes_id = challenges_proposedchanges.id
) AND response_id IN (SELECT id FROM challenges_response WHERE status = 'changes_proposed')"""
SQLITE_TRIGGER = f"""CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no update'); END"""


def give_days(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    fill = FILL.format(day=_two_weeks_from_now().isoformat())
    if vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_update")
        schema_editor.execute(fill)
        schema_editor.execute(SQLITE_TRIGGER, params=None)
    elif vendor == "postgresql":
        # PostgreSQL changes no table that has rows waiting for their checks.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER {TABLE}_append_only")
        schema_editor.execute(fill)
        schema_editor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER {TABLE}_append_only")
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")


def _two_weeks_from_now():
    day = timezone.localdate() + timedelta(days=14)
    # A term does not end in a weekend.
    while day.isoweekday() > 5:
        day += timedelta(days=1)
    return day


def leave_days(apps, schema_editor):
    """The column goes with the migration before this one."""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0030_answer_days")]

    operations = [migrations.RunPython(give_days, leave_days)]
