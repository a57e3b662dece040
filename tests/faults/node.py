"""A Celery worker with child processes, as it runs on a server, that can be killed and replaced."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.place import Place, wait_until

READY_WITHIN_S = 90


class Node:
    """One worker: a main process that takes messages, and children that run the tasks."""

    def __init__(self, place: Place, name: str, children: int) -> None:
        self.place, self.name, self._children = place, name, children
        self.log = place.folder / f"{name}.log"
        self._times = 0
        self.start()

    def start(self) -> None:
        """Start the worker, or start it anew after it was killed."""
        self._times += 1
        self.log = self.place.folder / f"{self.name}-{self._times}.log"
        command = [sys.executable, "-m", "celery", "-A", "portal", "worker"]
        command += ["--loglevel", "INFO", "--hostname", f"{self.name}@%h"]
        command += ["--concurrency", str(self._children), "--without-mingle"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                env=self.place.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def is_ready(self) -> bool:
        """Whether it takes messages. AssertionError when it ended by itself."""
        assert self.process.poll() is None, self.log.read_text()[-4000:]
        return b" ready." in self.log.read_bytes()

    def wait_until_ready(self) -> None:
        """Wait until it takes messages."""
        wait_until(self.is_ready, f"{self.name} is ready", READY_WITHIN_S)

    def children(self) -> list[int]:
        """The process ids of its children now."""
        return children_of(self.process.pid)

    def kill(self) -> None:
        """End it as a power cut does: the main process and its children at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)


@contextmanager
def nodes(place: Place, *names: str, children: int = 2) -> Iterator[list[Node]]:
    """Workers that are ready, ended afterwards whatever happened to them."""
    started = [Node(place, name, children) for name in names]
    try:
        for node in started:
            node.wait_until_ready()
        yield started
    finally:
        for node in started:
            node.kill()


def children_of(pid: int) -> list[int]:
    """The process ids of the children of a process; none when it is gone."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
