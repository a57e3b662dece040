"""Triggers that keep written rows as they were written, whatever goes around Django.

SQLite drops a table's triggers when a later migration rebuilds that table; such a migration must
call `add_triggers` again. A test looks for every trigger after all migrations have run.
"""

from django.db import migrations

APPEND_ONLY = (
    "contracts_agreementevent",
    "contracts_importbatch",
    "contracts_journalentry",
    "contracts_observation",
    "contracts_posting",
    "contracts_settlementline",
    "contracts_settlementshare",
    "contracts_termsversion",
    "contracts_verification",
)

# What of a settlement is fixed from its first save; the rest is its decision.
SETTLEMENT = "contracts_settlement"
FIXED = (
    "agreement_id",
    "period_start",
    "period_end",
    "revision",
    "terms_version_id",
    "engine_version",
    "inputs",
    "inputs_sha256",
    "currency",
    "total_cents",
    "cumulative_cents",
    "prepared_at",
    "prepared_by_id",
)

# Of a payment only its status, its moment and what went wrong change, until it is paid.
PAYMENT = "contracts_paymentorder"
PAYMENT_FIXED = (
    "settlement_id",
    "payer_id",
    "recipient_id",
    "amount_cents",
    "direction",
    "created_at",
)


def sqlite_triggers():
    for table in APPEND_ONLY:
        for action in ("update", "delete"):
            yield f"""CREATE TRIGGER {table}_no_{action} BEFORE {action.upper()} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only: no {action}'); END"""
    yield f"""CREATE TRIGGER {SETTLEMENT}_no_delete BEFORE DELETE ON {SETTLEMENT}
        BEGIN SELECT RAISE(ABORT, '{SETTLEMENT} is append-only: no delete'); END"""
    yield f"""CREATE TRIGGER {SETTLEMENT}_fixed BEFORE UPDATE OF {", ".join(FIXED)} ON {SETTLEMENT}
        BEGIN SELECT RAISE(ABORT, 'only the decision of a settlement can change'); END"""
    yield f"""CREATE TRIGGER {SETTLEMENT}_decided BEFORE UPDATE ON {SETTLEMENT}
        WHEN OLD.status <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'a decided settlement does not change'); END"""
    yield f"""CREATE TRIGGER {PAYMENT}_no_delete BEFORE DELETE ON {PAYMENT}
        BEGIN SELECT RAISE(ABORT, '{PAYMENT} is append-only: no delete'); END"""
    yield f"""CREATE TRIGGER {PAYMENT}_fixed BEFORE UPDATE OF {", ".join(PAYMENT_FIXED)} ON {PAYMENT}
        BEGIN SELECT RAISE(ABORT, 'only the course of a payment can change'); END"""
    yield f"""CREATE TRIGGER {PAYMENT}_paid BEFORE UPDATE ON {PAYMENT}
        WHEN OLD.status = 'paid'
        BEGIN SELECT RAISE(ABORT, 'a paid payment does not change'); END"""
    yield """CREATE TRIGGER contracts_verification_four_eyes BEFORE INSERT ON contracts_verification
        WHEN NEW.by_id = (
            SELECT entered_by_id FROM contracts_observation WHERE id = NEW.observation_id)
        BEGIN SELECT RAISE(ABORT, 'who entered an observation does not verify it'); END"""


SQLITE_NAMES = (
    *(f"{table}_no_{action}" for table in APPEND_ONLY for action in ("update", "delete")),
    f"{SETTLEMENT}_no_delete",
    f"{SETTLEMENT}_fixed",
    f"{SETTLEMENT}_decided",
    f"{PAYMENT}_no_delete",
    f"{PAYMENT}_fixed",
    f"{PAYMENT}_paid",
    "contracts_verification_four_eyes",
)

POSTGRESQL_FUNCTIONS = (
    """CREATE FUNCTION contracts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0]
            USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE FUNCTION contracts_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.by_id = (
            SELECT entered_by_id FROM contracts_observation WHERE id = NEW.observation_id) THEN
            RAISE EXCEPTION 'who entered an observation does not verify it'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$""",
    # Runs at the end of the transaction, when all postings of the entry are there.
    """CREATE FUNCTION contracts_balanced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (
            SELECT 1 FROM contracts_posting WHERE entry_id = NEW.entry_id
            GROUP BY party_id HAVING sum(amount_cents) <> 0) THEN
            RAISE EXCEPTION 'journal entry % does not balance', NEW.entry_id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$""",
)


def postgresql_triggers():
    for table in APPEND_ONLY:
        yield f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')"""
    yield f"""CREATE TRIGGER {SETTLEMENT}_no_delete BEFORE DELETE ON {SETTLEMENT}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')"""
    yield f"""CREATE TRIGGER {SETTLEMENT}_fixed BEFORE UPDATE OF {", ".join(FIXED)} ON {SETTLEMENT}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('only the decision can change')"""
    yield f"""CREATE TRIGGER {SETTLEMENT}_decided BEFORE UPDATE ON {SETTLEMENT}
        FOR EACH ROW WHEN (OLD.status <> 'draft')
        EXECUTE FUNCTION contracts_refuse('a decided settlement does not change')"""
    yield f"""CREATE TRIGGER {PAYMENT}_no_delete BEFORE DELETE ON {PAYMENT}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('append-only')"""
    yield f"""CREATE TRIGGER {PAYMENT}_fixed BEFORE UPDATE OF {", ".join(PAYMENT_FIXED)} ON {PAYMENT}
        FOR EACH ROW EXECUTE FUNCTION contracts_refuse('only the course can change')"""
    yield f"""CREATE TRIGGER {PAYMENT}_paid BEFORE UPDATE ON {PAYMENT}
        FOR EACH ROW WHEN (OLD.status = 'paid')
        EXECUTE FUNCTION contracts_refuse('a paid payment does not change')"""
    yield """CREATE TRIGGER contracts_verification_four_eyes
        BEFORE INSERT ON contracts_verification
        FOR EACH ROW EXECUTE FUNCTION contracts_four_eyes()"""
    yield """CREATE CONSTRAINT TRIGGER contracts_posting_balanced
        AFTER INSERT ON contracts_posting DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION contracts_balanced()"""


def add_triggers(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        statements = tuple(sqlite_triggers())
    elif vendor == "postgresql":
        statements = (*POSTGRESQL_FUNCTIONS, *postgresql_triggers())
    else:
        raise NotImplementedError(f"no append-only triggers for {vendor}")
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE_NAMES:
            schema_editor.execute(f"DROP TRIGGER {name}")
        return
    # CASCADE takes the triggers that call the function along.
    for function in ("contracts_refuse", "contracts_four_eyes", "contracts_balanced"):
        schema_editor.execute(f"DROP FUNCTION {function}() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("contracts", "0001_initial")]

    operations = [migrations.RunPython(add_triggers, remove_triggers)]
