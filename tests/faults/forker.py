"""Real processes that start in milliseconds: one process loads the portal and forks the others.

    python -m tests.faults.forker      reads what to do from stdin, one JSON line each

A child does one thing of `actions` and writes one JSON line with its process id and what came of
it. One that is killed writes nothing. The process that forks never opens the database.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from tests.faults.place import WAIT_S, Place


class Forker:
    """The client's side: starts children by name of what they do."""

    def __init__(self, process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
        self.process = process
        self._lines = lines
        self._said: dict[int, dict[str, Any]] = {}

    def start(self, action: str, *arguments: object, at: float = 0.0) -> int:
        """Start a child; at a moment (time.time()), or at once. Give its process id."""
        assert self.process.stdin is not None
        order = {"do": action, "arguments": arguments, "at": at}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self._next("started")["started"])

    def result(self, pid: int) -> Any:
        """Wait for what came of a child; AssertionError with what went wrong."""
        while pid not in self._said:
            said = self._next("pid")
            self._said[said["pid"]] = said
        said = self._said.pop(pid)
        assert "error" not in said, said["error"]
        return said["result"]

    def _next(self, key: str) -> dict[str, Any]:
        """The next line with this key; results that come in between are kept."""
        while True:
            said: dict[str, Any] = json.loads(self._lines.get(timeout=WAIT_S))
            if key in said:
                return said
            self._said[said["pid"]] = said


@contextmanager
def forker(place: Place, **environment: str) -> Iterator[Forker]:
    """A process that forks others at this place; it ends with all its children."""
    with (place.folder / "forker.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            env={**place.environment(), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    reader = threading.Thread(target=_read, args=(process.stdout, lines), daemon=True)
    reader.start()
    try:
        yield Forker(process, lines)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)
        reader.join(timeout=30)


def _read(stream: IO[str], lines: queue.Queue[str]) -> None:
    for line in stream:
        lines.put(line)


# ------------------------------------------------------------------------- the other side


def _say(said: dict[str, Any]) -> None:
    # One short write, so that lines of several processes do not mix.
    os.write(1, (json.dumps(said, default=str) + "\n").encode())


def _serve() -> None:
    """Fork a child for each line of stdin, until it ends."""
    import django

    django.setup()
    from tests.faults.actions import ACTIONS

    # Nobody asks how a child ended.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid:
            _say({"started": pid})
            continue
        said: dict[str, Any] = {"pid": os.getpid()}
        try:
            while time.time() < order["at"]:
                pass
            said["result"] = ACTIONS[order["do"]](*order["arguments"])
        except Exception as error:  # noqa: BLE001 - the other side asks and fails
            said["error"] = repr(error)
        _say(said)
        os._exit(0)


if __name__ == "__main__":
    _serve()
