"""How fast the demo's public pages answer: `make bench`. It prints; it judges nothing."""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.demo_process import running_demo

ROUNDS = 20
READERS = 4
PAGES_AT_MOST = 25
LINK = re.compile(r'href="(/[^"#?]*)"')


def read(url: str) -> tuple[float, bytes]:
    """Fetch one page; give the milliseconds and the body. Raises for anything but 2xx."""
    began = time.perf_counter()
    with urllib.request.urlopen(url, timeout=60) as answer:
        body = answer.read()
    return (time.perf_counter() - began) * 1000, body


def public_paths(base: str) -> list[str]:
    """The pages that the home page links to, the home page first."""
    home = read(f"{base}/")[1].decode()
    found = [path for path in LINK.findall(home) if not path.startswith(("/static", "/beheer"))]
    return list(dict.fromkeys(["/", *found]))[:PAGES_AT_MOST]


def report(label: str, times: list[float]) -> None:
    """Print one line: median, slowest but a few, slowest."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95) - 1]
    line = f"{statistics.median(ordered):8.1f} {p95:8.1f} {ordered[-1]:8.1f}  {label}\n"
    sys.stdout.write(line)


def main() -> None:
    """Start a demo, read its pages one by one and then with several readers at once."""
    with (
        tempfile.TemporaryDirectory(prefix="uitdaagloket-bench-") as folder,
        running_demo(Path(folder)) as demo,
    ):
        paths = public_paths(demo.url)
        sys.stdout.write("  median      p95  slowest  (ms)\n")
        for path in paths:
            read(demo.url + path)
            report(path, [read(demo.url + path)[0] for _round in range(ROUNDS)])
        began = time.perf_counter()
        with ThreadPoolExecutor(READERS) as pool:
            times = [ms for ms, _body in pool.map(read, [demo.url + p for p in paths * ROUNDS])]
        seconds = time.perf_counter() - began
        report(f"all pages, {READERS} readers, {len(times) / seconds:.0f} pages/s", times)


if __name__ == "__main__":
    main()
