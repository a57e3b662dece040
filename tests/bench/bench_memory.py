"""How much memory settling takes, for some contracts, twice as many, and four times as many.

    python -m tests.servers python -m tests.bench.bench_memory [CONTRACTS]

Prints one line of JSON. Each number of contracts (five lines each, of mixed mechanisms) is drafted
and approved by a process of its own; what is compared is the most memory that each ever had. Take
at least as many contracts as one chunk has (`contracts.services.bulk.CHUNK`), so that the smallest
number fills a chunk already: what grows after that grows with the contracts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from contracts.services.bulk import CHUNK  # noqa: E402
from tests.bench.many_contracts import make_contracts  # noqa: E402
from tests.factories.contracts import PersonFactory  # noqa: E402

CONTRACTS = 2 * CHUNK
TIMES = (1, 2, 4)
TARGET = 1.1


def peak_kb(agreement_ids: list[int], approver_id: int) -> int:
    """Settle and approve in a process of its own; give the most memory that it had."""
    given = {"first": agreement_ids[0], "last": agreement_ids[-1], "by": approver_id}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.settle_many"],
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, "BENCH_DATABASE": str(connection.settings_dict["NAME"])},
    )
    peak: int = json.loads(done.stdout)["peak_kb"]
    return peak


def measure(count: int) -> dict[str, Any]:
    """Settle ever more contracts and compare the most with the fewest."""
    if count < CHUNK:
        raise SystemExit(f"{count} contracts do not fill a chunk of {CHUNK}")
    approver = PersonFactory()
    ids = make_contracts(count * sum(TIMES)).agreement_ids
    peaks = []
    for times in TIMES:
        mine, ids = ids[: times * count], ids[times * count :]
        peaks.append(peak_kb(mine, approver.pk))
    ratio = peaks[-1] / peaks[0]
    return {
        "bench": "memory of settling four times as many contracts",
        "contracts": [times * count for times in TIMES],
        "peak_mb": [round(peak / 1024) for peak in peaks],
        "ratio": round(ratio, 2),
        "target": TARGET,
        "met": ratio <= TARGET,
    }


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
