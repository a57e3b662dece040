"""`make bench`: every measurement in a process of its own, one line of JSON each on stdout.

`--full` measures at the size that the portal is meant for, and takes hours; `--quick` shows in
minutes that everything can be measured, and says less.

Whatever a server says goes to stderr. The exit code is 1 when a measurement could not be made; a
target that is not met is a result, not an error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

PYTHON = (sys.executable, "-m")
WITH_SERVERS = (*PYTHON, "tests.servers", *PYTHON)
BENCHES = (
    (*WITH_SERVERS, "tests.bench.bench_settlement"),
    (*WITH_SERVERS, "tests.bench.bench_memory"),
    (*WITH_SERVERS, "tests.bench.bench_posting"),
    (*WITH_SERVERS, "tests.bench.bench_periods"),
    (*WITH_SERVERS, "tests.bench.bench_workers"),
    (*WITH_SERVERS, "tests.bench.bench_persons"),
    (*PYTHON, "tests.bench.bench_pages"),
)
# (quick, ordinary, full) sizes; a measurement that is not named has one size only.
SIZES = {
    "tests.bench.bench_settlement": ("400", "2000", "100000"),
    "tests.bench.bench_memory": ("500", "1000", "25000"),
    "tests.bench.bench_posting": ("1000", "3000", "20000"),
    "tests.bench.bench_periods": ("60", "200", "400"),
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


def main() -> int:
    """Run each measurement after the other, so that none works against another."""
    code = 0
    column = 0 if "--quick" in sys.argv[1:] else 2 if "--full" in sys.argv[1:] else 1
    for bench in BENCHES:
        name = bench[-1]
        command = bench if name not in SIZES else (*bench, SIZES[name][column])
        sys.stderr.write(f"Measuring: {name} ...\n")
        result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        for line in json_lines(result.stdout):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if result.returncode != 0:
            sys.stderr.write(f"{name} ended with code {result.returncode}\n")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
