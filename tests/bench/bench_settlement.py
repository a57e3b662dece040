"""How long settling takes, measured against what PostgreSQL needs to COPY the same rows.

    python -m tests.servers python -m tests.bench.bench_settlement [CONTRACTS]

Prints one line of JSON. One period of contracts with five lines each, of
mixed mechanisms (`tests.bench.mixed_terms`), is drafted by `settle_in_bulk` and approved by
`approve_in_bulk`: settlements, lines, shares, runs and history, journal entries with their
postings, and payment orders, each under its keys, indexes, checks and triggers. COPY writes the
same rows into tables with the same columns, indexes and checks, but without foreign keys and
triggers, so this flatters COPY. Both are measured in the same run on the same server, so the ratio
says something on any machine.

Two processes settle half each, as two workers do; `cpu_of_workers` says which part of that time
each of them computed, the rest it waited for PostgreSQL and for a core.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from contracts.models import (  # noqa: E402
    Agreement,
    AgreementEvent,
    JournalEntry,
    PaymentOrder,
    Posting,
    Settlement,
    SettlementDistribution,
    SettlementFigure,
    SettlementLine,
    SettlementPosition,
    SettlementRun,
    SettlementShare,
    SettlementTax,
)
from tests.bench.many_contracts import make_contracts  # noqa: E402
from tests.bench.mixed_terms import LINES  # noqa: E402
from tests.factories.contracts import PersonFactory  # noqa: E402

CONTRACTS = 10_000
PROCESSES = 2
TARGET = 3.0
RESULTS: tuple[type[Model], ...] = (
    Settlement,
    SettlementLine,
    SettlementShare,
    SettlementDistribution,
    SettlementTax,
    SettlementPosition,
    SettlementFigure,
    AgreementEvent,
    SettlementRun,
    JournalEntry,
    Posting,
    PaymentOrder,
)


def copy_seconds() -> tuple[float, int]:
    """Give the seconds that COPY needs to write the result rows anew, and how many rows."""
    seconds, count = 0.0, 0
    with connection.cursor() as cursor:
        for model in RESULTS:
            table = model._meta.db_table
            rows = io.BytesIO()
            with cursor.copy(f"COPY {table} TO STDOUT") as out:
                for block in out:
                    rows.write(block)
            cursor.execute(f"CREATE TABLE {table}_copy (LIKE {table} INCLUDING ALL)")
            began = time.perf_counter()
            with cursor.copy(f"COPY {table}_copy FROM STDIN") as into:
                into.write(rows.getvalue())
            seconds += time.perf_counter() - began
            cursor.execute(f"SELECT count(*) FROM {table}_copy")
            count += cursor.fetchone()[0]
            cursor.execute(f"DROP TABLE {table}_copy")
    return seconds, count


def settle(agreement_ids: list[int], approver_id: int) -> dict[str, float]:
    """Draft and approve in PROCESSES processes at once; give the seconds, and those of a CPU."""
    size = -(-len(agreement_ids) // PROCESSES)
    running = []
    for first in range(0, len(agreement_ids), size):
        part = agreement_ids[first : first + size]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.settle_many"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "BENCH_DATABASE": str(connection.settings_dict["NAME"])},
        )
        running.append((process, {"first": part[0], "last": part[-1], "by": approver_id}))
    for process, given in running:
        # All are given their work before one is waited for.
        process.stdin.write(json.dumps(given))
        process.stdin.close()
    found = [json.loads(process.stdout.read()) for process, _given in running]
    if any(process.wait() for process, _given in running):
        raise SystemExit("a process could not settle its part")
    began, ended = min(item["began"] for item in found), max(item["ended"] for item in found)
    drafted = max(item["drafted"] for item in found)
    return {
        "seconds": ended - began,
        "drafting": drafted - began,
        "approving": ended - drafted,
        "cpu": sum(item["cpu"] for item in found) / PROCESSES,
    }


def measure(count: int) -> dict[str, Any]:
    """Settle and approve, copy what that gave, and compare; a tenth more goes before it unseen."""
    made, approver = make_contracts(count + count // 10), PersonFactory()
    few, many = made.agreement_ids[: count // 10], made.agreement_ids[count // 10 :]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    settle(few, approver.pk)
    with connection.cursor() as cursor:
        # Only the rows of the large run are compared with COPY; what refers to them goes too.
        names = ", ".join(model._meta.db_table for model in RESULTS)
        # The tables refuse to be emptied, except as a replica does it.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {names} CASCADE")
        cursor.execute("SET session_replication_role = origin")
    large = settle(many, approver.pk)
    check(count)
    copy_s, rows = copy_seconds()
    ratio = large["seconds"] / copy_s
    return {
        "bench": "settling and booking against COPY of the same rows",
        "contracts": count,
        "processes": PROCESSES,
        "rows": rows,
        "seconds": round(large["seconds"], 2),
        "drafting_seconds": round(large["drafting"], 2),
        "approving_seconds": round(large["approving"], 2),
        "cpu_of_workers": round(large["cpu"] / large["seconds"], 2),
        "copy_seconds": round(copy_s, 2),
        "ratio": round(ratio, 1),
        "target": TARGET,
        "met": ratio <= TARGET,
    }


def check(count: int) -> None:
    """Stop unless every contract was settled, with its lines, and booked."""
    found = {
        "settlements": Settlement.objects.filter(status="approved").count(),
        "entries": JournalEntry.objects.count(),
        "runs": SettlementRun.objects.filter(status="done").count(),
    }
    lines = SettlementLine.objects.count()
    if set(found.values()) != {count} or lines < LINES * count or not Agreement.objects.exists():
        raise SystemExit(f"of {count} contracts there are {found} and {lines} lines")


def main() -> None:
    """Make a database, measure, print, and throw the database away."""
    if connection.vendor != "postgresql":
        raise SystemExit(
            "This needs PostgreSQL: python -m tests.servers python -m " + __spec__.name
        )
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CONTRACTS
    made = setup_databases(verbosity=0, interactive=False)
    try:
        sys.stdout.write(json.dumps(measure(count)) + "\n")
    finally:
        connection.close()
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
