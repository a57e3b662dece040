"""Triggers that note from which day on what counts changed, and that guard the new columns.

A verification can change what counts unless it disputes what never counted. Its effect begins on
the observation's first day, or on that of the observation which it replaces.
"""

# ruff: noqa: S608 - every name in these statements is a constant of this file

from django.db import migrations

CHANGE = "contracts_inputchange"
VERIFICATION = "contracts_verification"
SETTLEMENT = "contracts_settlement"
NEW_COLUMNS = ("closing", "inputs_seen")

# What replaces a replacement may change any day: then the whole past is looked at again.
EFFECT = """{least}(
    seen."on", COALESCE(seen.start, seen."on"),
    CASE WHEN older.id IS NULL THEN seen."on"
         WHEN older.replaces_id IS NOT NULL THEN {first_day}
         ELSE {least}(older."on", COALESCE(older.start, older."on")) END)"""
COUNTS = """(verdict.decision <> 'disputed' OR EXISTS (
    SELECT 1 FROM contracts_verification earlier
    WHERE earlier.observation_id = verdict.observation_id
        AND earlier.id < verdict.id AND earlier.decision <> 'disputed'))"""
JOINED = """contracts_observation seen ON seen.id = verdict.observation_id
    LEFT JOIN contracts_observation older ON older.id = seen.replaces_id"""

SQLITE = (
    f"""CREATE TRIGGER {VERIFICATION}_changes AFTER INSERT ON {VERIFICATION}
        BEGIN INSERT INTO {CHANGE} (agreement_id, effect_on)
            SELECT seen.agreement_id, {EFFECT.format(least="MIN", first_day="'0001-01-01'")}
            FROM {VERIFICATION} verdict JOIN {JOINED}
            WHERE verdict.id = NEW.id AND {COUNTS}; END""",
    f"""CREATE TRIGGER {SETTLEMENT}_fixed_closing
        BEFORE UPDATE OF {", ".join(NEW_COLUMNS)} ON {SETTLEMENT}
        BEGIN SELECT RAISE(ABORT, 'only the decision of a settlement can change'); END""",
    *(
        f"""CREATE TRIGGER {CHANGE}_no_{action} BEFORE {action.upper()} ON {CHANGE}
            BEGIN SELECT RAISE(ABORT, '{CHANGE} is append-only: no {action}'); END"""
        for action in ("update", "delete")
    ),
)
SQLITE_NAMES = (
    f"{VERIFICATION}_changes",
    f"{SETTLEMENT}_fixed_closing",
    f"{CHANGE}_no_update",
    f"{CHANGE}_no_delete",
)

# One row for each agreement and statement, so that millions of verifications at once stay cheap.
POSTGRESQL = (
    f"""CREATE FUNCTION contracts_note_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO {CHANGE} (agreement_id, effect_on)
            SELECT seen.agreement_id,
                min({EFFECT.format(least="LEAST", first_day="DATE '0001-01-01'")})
            FROM added verdict JOIN {JOINED}
            WHERE {COUNTS} GROUP BY seen.agreement_id;
        RETURN NULL;
    END $$""",
    f"""CREATE TRIGGER {VERIFICATION}_changes AFTER INSERT ON {VERIFICATION}
        REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION contracts_note_changes()""",
    f"""CREATE TRIGGER {SETTLEMENT}_fixed_closing
        BEFORE UPDATE OF {", ".join(NEW_COLUMNS)} ON {SETTLEMENT}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('only the decision can change')""",
    f"""CREATE TRIGGER {CHANGE}_append_only BEFORE UPDATE OR DELETE ON {CHANGE}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')""",
)


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE_NAMES:
            schema_editor.execute(f"DROP TRIGGER {name}")
        return
    schema_editor.execute("DROP FUNCTION contracts_note_changes() CASCADE")
    schema_editor.execute(f"DROP TRIGGER {SETTLEMENT}_fixed_closing ON {SETTLEMENT}")
    schema_editor.execute(f"DROP TRIGGER {CHANGE}_append_only ON {CHANGE}")


class Migration(migrations.Migration):
    dependencies = [("contracts", "0007_openings")]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
