"""How long published pages take, measured against a static file of the same server.

    python -m tests.bench.bench_pages

Prints one line of JSON for each page. One client asks for the file and for the pages in turn, over
one connection, so that whatever else the machine does falls on all of them.
"""

from __future__ import annotations

import http.client
import json
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from tests.demo_process import running_demo

ROUNDS = 60
# The first rounds load templates and open connections.
WARM_UP = 5
TARGET = 10.0
TIMEOUT_S = 60
STYLESHEET = re.compile(r'href="(/static/[^"]+\.css)"')
PAGES = {
    "a page with text": "/uitleg/uitdaagrecht/",
    "a call": "/oproepen/groen-in-de-waterwijk/",
    "a result with its figures": "/resultaten/demodam-werkpunt-de-sluis/",
    "the front page": "/",
}


class Client:
    """One connection to one server, kept open as a browser does."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=TIMEOUT_S
        )

    def read(self, path: str) -> tuple[float, bytes]:
        """Fetch one path; give the seconds and the body. Raises RuntimeError unless it is 200."""
        began = time.perf_counter()
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - began
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return seconds, body


def rounds(client: Client, paths: list[str], count: int) -> dict[str, float]:
    """The median seconds of each path over so many rounds, in turn."""
    times: dict[str, list[float]] = {path: [] for path in paths}
    for number in range(WARM_UP + count):
        for path in paths:
            seconds, _body = client.read(path)
            if number >= WARM_UP:
                times[path].append(seconds)
    return {path: statistics.median(seconds) for path, seconds in times.items()}


def measure(address: str) -> list[dict[str, object]]:
    """Read the pages and a stylesheet of a running portal, and compare."""
    client = Client(address)
    found = STYLESHEET.search(client.read("/")[1].decode())
    if found is None:
        raise RuntimeError("the front page names no stylesheet")
    static = found[1]
    medians = rounds(client, [static, *PAGES.values()], ROUNDS)
    lines: list[dict[str, object]] = []
    for name, path in PAGES.items():
        ratio = medians[path] / medians[static]
        lines.append(
            {
                "bench": f"{name} against a static file of the same server",
                "path": path,
                "seconds": round(medians[path], 5),
                "static_seconds": round(medians[static], 5),
                "rounds": ROUNDS,
                "ratio": round(ratio, 1),
                "target": TARGET,
                "met": ratio <= TARGET,
            }
        )
    return lines


def main() -> None:
    """Start a demo of our own, measure, print, stop it."""
    with (
        tempfile.TemporaryDirectory(prefix="uitdaagloket-bench-") as folder,
        running_demo(Path(folder)) as demo,
    ):
        for line in measure(demo.url):
            sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
