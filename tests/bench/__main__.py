"""`make bench`: every measurement in a process of its own, one line of JSON each on stdout.

`--full` measures at the size that the portal is meant for, and takes hours; `--quick` shows in
minutes that everything can be measured, and says less.

They share one PostgreSQL and one Redis, and each gets a fresh copy of one migrated database.
Whatever a server says goes to stderr. The exit code is 1 when a measurement could not be made; a
target that is not met is a result, not an error.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from tests.migrated import migrated_database
from tests.servers import ServerError, postgresql, redis

PYTHON = (sys.executable, "-m")
ON_SERVERS = (
    "tests.bench.bench_settlement",
    "tests.bench.bench_memory",
    "tests.bench.bench_posting",
    "tests.bench.bench_periods",
    "tests.bench.bench_workers",
    "tests.bench.bench_persons",
)
ON_THE_DEMO = ("tests.bench.bench_pages",)
# (quick, ordinary, full) sizes; a measurement that is not named has one size only.
SIZES = {
    "tests.bench.bench_settlement": ("400", "2000", "100000"),
    "tests.bench.bench_memory": ("500", "1000", "25000"),
    "tests.bench.bench_posting": ("1000", "3000", "20000"),
    "tests.bench.bench_periods": ("60", "400", "2000"),
    "tests.bench.bench_workers": ("200", "1000", "10000"),
    "tests.bench.bench_persons": ("100000", "1000000", "10000000"),
}


def json_lines(text: str) -> Iterator[str]:
    """Give the lines that are JSON objects; the others go to stderr."""
    for line in text.splitlines():
        try:
            found = isinstance(json.loads(line), dict)
        except ValueError:
            found = False
        if found:
            yield line
        else:
            sys.stderr.write(line + "\n")


def measure(names: tuple[str, ...], environment: dict[str, str]) -> int:
    """Run each measurement after the other, so that none works against another.

    Gives 0 when all could be made, otherwise 1.
    """
    code = 0
    column = 0 if "--quick" in sys.argv[1:] else 2 if "--full" in sys.argv[1:] else 1
    for name in names:
        size = (SIZES[name][column],) if name in SIZES else ()
        sys.stderr.write(f"Measuring: {name} ...\n")
        result = subprocess.run(
            (*PYTHON, name, *size), stdout=subprocess.PIPE, text=True, check=False, env=environment
        )
        for line in json_lines(result.stdout):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if result.returncode != 0:
            sys.stderr.write(f"{name} ended with code {result.returncode}\n")
            code = 1
    return code


def main() -> int:
    """Measure on servers of our own, and then the pages of a demo."""
    with postgresql() as database_url, redis() as redis_url:
        servers = {**os.environ, "DATABASE_URL": database_url, "REDIS_URL": redis_url}
        template = migrated_database(database_url)
        code = measure(ON_SERVERS, {**servers, "TEST_DATABASE_TEMPLATE": template})
    return code | measure(ON_THE_DEMO, dict(os.environ))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ServerError as error:
        sys.exit(f"A server that the measurements need is missing: {error}")
