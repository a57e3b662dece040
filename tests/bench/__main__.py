"""`make bench`: every measurement in a process of its own, one line of JSON each on stdout.

Whatever a server says goes to stderr. The exit code is 1 when a measurement could not be made; a
target that is not met is a result, not an error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

PYTHON = (sys.executable, "-m")
BENCHES = (
    (*PYTHON, "tests.servers", *PYTHON, "tests.bench.bench_settlement"),
    (*PYTHON, "tests.bench.bench_pages"),
)


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
    for command in BENCHES:
        sys.stderr.write(f"Measuring: {command[-1]} ...\n")
        result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
        for line in json_lines(result.stdout):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if result.returncode != 0:
            sys.stderr.write(f"{command[-1]} ended with code {result.returncode}\n")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
