"""How much more two workers do than one, on the same PostgreSQL.

    python -m tests.servers python -m tests.bench.bench_workers [CONTRACTS]

Prints one line of JSON. So many contracts of five lines each are drafted and approved by one
process, and as many others by two processes with half of them each, in turn and a few times over,
so that whatever else the machine does falls on both. The processes are ready before the clock
starts, and it stops when the last one is done. PostgreSQL works on the same cores: a worker waits
for it, so one worker keeps one core busy and two keep two; what the two lose to each other is what
PostgreSQL does beside them (writing its log and its tables) and what they do to the memory of the
machine. `worker_cpu` says which part of its time a worker computes; the rest PostgreSQL works, or
somebody else has the core.

`machine_ratio` is the same question about two processes that only add numbers up, without any
database, in the same rounds: two cores that others use as well are not two. `cpu_ratio` is how much
more the workers compute for the same contracts when there are two of them: what they do to each
other, whatever else the machine does.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from contracts.models import JournalEntry, Settlement  # noqa: E402
from tests.bench.many_contracts import make_contracts  # noqa: E402
from tests.factories.contracts import NOW, PersonFactory  # noqa: E402
from tests.faults.forker import Forker, forker  # noqa: E402
from tests.faults.place import place_of_the_test  # noqa: E402

CONTRACTS = 2_000
ROUNDS = 3
TARGET = 1.8
RUN_UP_S = 0.3
ADDITIONS = 20_000_000


@dataclass
class Times:
    """Of every round: seconds, and CPU seconds of the workers together; by number of workers."""

    seconds: dict[int, list[float]] = field(default_factory=lambda: {1: [], 2: []})
    cpu: dict[int, list[float]] = field(default_factory=lambda: {1: [], 2: []})

    def add(self, workers: int, seconds: float, cpu: float) -> None:
        """Note one race."""
        self.seconds[workers].append(seconds)
        self.cpu[workers].append(cpu)

    def one_to_two(self) -> float:
        """How much longer one worker takes than two: the medians of all rounds."""
        return statistics.median(self.seconds[1]) / statistics.median(self.seconds[2])

    def share(self, workers: int) -> float:
        """Which part of its time a worker computes."""
        return sum(self.cpu[workers]) / (workers * sum(self.seconds[workers]))


def measure(count: int, folder: Path) -> dict[str, Any]:
    """Settle and book by one and by two, in turn, and compare the medians."""
    email = PersonFactory().email
    settling, machine = Times(), Times()
    made = make_contracts(2 * count * (ROUNDS + 1)).agreement_ids
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with forker(place_of_the_test(folder)) as workers:
        # The first round warms up: PostgreSQL's memory, and tables that are no longer empty.
        for number in range(ROUNDS + 1):
            for at_work in (1, 2):
                ids, made = made[:count], made[count:]
                size = count // at_work
                parts = [ids[part * size : (part + 1) * size] for part in range(at_work)]
                settled = race(
                    workers,
                    [
                        ("settle_and_book", part[0], part[-1], email, NOW.isoformat())
                        for part in parts
                    ],
                )
                computed = race(workers, [("compute", ADDITIONS // at_work)] * at_work)
                if number:
                    settling.add(at_work, *settled)
                    machine.add(at_work, *computed)
    check(2 * count * (ROUNDS + 1))
    ratio = settling.one_to_two()
    return {
        "bench": "two workers against one, settling and booking",
        "contracts": count,
        "rounds": ROUNDS,
        "one_seconds": round(statistics.median(settling.seconds[1]), 2),
        "two_seconds": round(statistics.median(settling.seconds[2]), 2),
        "worker_cpu_of_one": round(settling.share(1), 2),
        "worker_cpu_of_two": round(settling.share(2), 2),
        "cpu_ratio": round(sum(settling.cpu[2]) / sum(settling.cpu[1]), 2),
        "cores": os.cpu_count(),
        "machine_ratio": round(machine.one_to_two(), 2),
        "ratio": round(ratio, 2),
        "target": TARGET,
        "met": ratio >= TARGET,
    }


def race(workers: Forker, work: list[tuple[object, ...]]) -> tuple[float, float]:
    """Have a worker for each piece of work begin at once; give the seconds, and those of CPUs."""
    at = time.time() + RUN_UP_S
    children = [workers.start(str(action), *arguments, at=at) for action, *arguments in work]
    used: float = sum(workers.result(child) for child in children)
    return time.time() - at, used


def check(count: int) -> None:
    """Stop unless everything was settled and booked once."""
    found = Settlement.objects.filter(status="approved").count(), JournalEntry.objects.count()
    if found != (count, count):
        raise SystemExit(f"of {count} contracts there are {found} settlements and entries")


def main() -> None:
    """Make a database, measure, print, and throw the database away."""
    if connection.vendor != "postgresql":
        raise SystemExit(
            "This needs PostgreSQL: python -m tests.servers python -m " + __spec__.name
        )
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CONTRACTS
    made = setup_databases(verbosity=0, interactive=False)
    try:
        with tempfile.TemporaryDirectory(prefix="uitdaagloket-bench-") as folder:
            sys.stdout.write(json.dumps(measure(count, Path(folder))) + "\n")
    finally:
        connection.close()
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
