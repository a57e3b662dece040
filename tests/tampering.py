"""Changes rows behind the back of every guard, as somebody with the database's password could."""

from __future__ import annotations

from django.db import connection

TABLES = (
    "contracts_agreementevent",
    "contracts_journalentry",
    "contracts_observation",
    "contracts_paymentorder",
    "contracts_posting",
    "contracts_settlement",
    "contracts_settlementline",
    "contracts_verification",
    "reporting_disputemessage",
)


def tamper(sql: str) -> None:
    """Run SQL with the triggers of the journal out of the way, and put them back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(sql)
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql)
        for _name, text in triggers:
            cursor.execute(text)
