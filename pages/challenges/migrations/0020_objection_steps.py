"""A trigger that keeps the steps of objections, and the term of those that were already open."""

from datetime import timedelta

from django.db import migrations

from pages.challenges.holidays import run_on

TABLE = "challenges_objectionstep"


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(
                f"""CREATE TRIGGER {TABLE}_no_{action} BEFORE {action.upper()} ON {TABLE}
                    BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only: no {action}'); END""",
                params=None,
            )
    elif vendor == "postgresql":
        schema_editor.execute(
            f"""CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
                FOR EACH ROW EXECUTE FUNCTION challenges_refuse()""",
            params=None,
        )
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for action in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{action}")
    else:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")


def begin_terms(apps, schema_editor):
    """Six weeks after the last day to object, or after receipt when that was later."""
    Objection = apps.get_model("challenges", "Objection")
    Step = apps.get_model("challenges", "ObjectionStep")
    waiting = Objection.objects.filter(response__status="objection")
    for objection in waiting.select_related("response__decision"):
        response = objection.response
        on = max(response.decision.object_by, objection.received_on)
        due = run_on(on + timedelta(weeks=6))
        Step.objects.create(
            objection=objection, kind="start", on=on, weeks=6, due=due, at=objection.at
        )
        response.objection_due = due
        response.save(update_fields=["objection_due"])


def keep_terms(apps, schema_editor):
    """The table goes with the migration before this one."""


class Migration(migrations.Migration):
    dependencies = [("challenges", "0019_objection_terms")]

    operations = [
        # First the triggers: PostgreSQL changes no table that has rows waiting for their checks.
        migrations.RunPython(add_triggers, remove_triggers),
        migrations.RunPython(begin_terms, keep_terms),
    ]
