"""Check the balance of journal entries once for each statement instead of once for each row.

PostgreSQL looks at all the rows that a statement added with one query. An entry must balance when
the statement that writes its postings is done; that is stricter than at commit, and every service
writes the postings of an entry with one statement.
"""

from django.db import migrations

FUNCTION = """CREATE FUNCTION contracts_balanced_rows() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE wrong bigint;
    BEGIN
        SELECT posting.entry_id INTO wrong FROM contracts_posting posting
        WHERE posting.entry_id IN (SELECT entry_id FROM added)
        GROUP BY posting.entry_id, posting.party_id
        HAVING sum(posting.amount_cents) <> 0 LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION 'journal entry % does not balance', wrong
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$"""
TRIGGER = """CREATE TRIGGER contracts_posting_balanced_rows
    AFTER INSERT ON contracts_posting REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION contracts_balanced_rows()"""
BY_ROW = """CREATE CONSTRAINT TRIGGER contracts_posting_balanced
    AFTER INSERT ON contracts_posting DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION contracts_balanced()"""


def check_by_statement(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
        schema_editor.execute(TRIGGER, params=None)
        schema_editor.execute("DROP TRIGGER contracts_posting_balanced ON contracts_posting")


def check_by_row(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BY_ROW, params=None)
        schema_editor.execute("DROP FUNCTION contracts_balanced_rows() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("contracts", "0002_append_only")]

    operations = [migrations.RunPython(check_by_statement, check_by_row)]
