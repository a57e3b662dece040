"""`make prove-faults`: kill -9 and server restarts until enough, as JSON lines.

    python -m tests.faults [--kills 200] [--bulk-kills 20] [--seed 1] [--contracts 10]

Rounds of contracts go through their course while workers, people at work and servers are killed;
then workers are killed amid the one message for many contracts. All is compared with an undisturbed
run; the exit code is 1 when anything differs or nobody could be killed often enough.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.faults.private_servers import (
    PrivatePostgres,
    PrivateRedis,
    private_postgres,
    private_redis,
)

if TYPE_CHECKING:
    from tests.faults.place import Place

KILLS_PER_ROUND = 100


def main(arguments: list[str]) -> int:
    """Run rounds until there were enough kills; print a line for each, and their sum."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--bulk-kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contracts", type=int, default=10)
    options = parser.parse_args(arguments)
    # Whoever ends us ends what we started too.
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(1))
    with (
        private_postgres() as postgres,
        private_redis() as redis,
        tempfile.TemporaryDirectory(prefix="uitdaagloket-faults-") as folder,
    ):
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "DATABASE_URL": postgres.url,
            "REDIS_URL": redis.url,
            "LOG_LEVEL": "WARNING",
        }
        import django

        django.setup()
        from django.core.management import call_command

        from tests.faults.place import Place

        call_command("migrate", interactive=False, verbosity=0)
        return run_rounds(options, Place(postgres.url, redis.url, Path(folder)), postgres, redis)


def run_rounds(
    options: argparse.Namespace, place: Place, postgres: PrivatePostgres, redis: PrivateRedis
) -> int:
    """Run the rounds and print what came of them."""
    from tests.faults.restarts import Restarts
    from tests.faults.rounds import run_in_bulk, run_round

    total: dict[str, Any] = {"prove": "faults, all rounds", "seed": options.seed}
    began, number = time.monotonic(), 0
    while total.get("kills", 0) < options.kills:
        kills = min(KILLS_PER_ROUND, options.kills - total.get("kills", 0))
        restarts = Restarts(postgres, redis)
        line = run_round(place, options.contracts, options.seed + number, kills, restarts)
        say({"prove": "faults", "round": number + 1, **line})
        for key, value in line.items():
            if isinstance(value, int) and key != "seed":
                total[key] = total.get(key, 0) + value
        number += 1
    say({**total, "rounds": number, "seconds": round(time.monotonic() - began)})
    bulk = run_in_bulk(place, options.seed, options.bulk_kills)
    say({"prove": "faults, many at once", **bulk})
    is_enough = bulk["kills"] == options.bulk_kills
    return 0 if is_enough and not total.get("differences") and not bulk["differences"] else 1


def say(line: dict[str, Any]) -> None:
    """Print one line of JSON at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
