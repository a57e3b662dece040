"""Celery workers and beat as they run on a server, which can be killed and replaced."""

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


WORKER = ("worker", "--loglevel", "INFO", "--without-mingle")
BEAT = ("beat", "--loglevel", "INFO", "--pidfile", "")
# What each says when it begins to work.
READY = {"worker": b" ready.", "beat": b"beat: Starting"}


class Node:
    """A main process that takes or sends messages; a worker's children run the tasks."""

    def __init__(self, place: Place, name: str, *command: str) -> None:
        self.place, self.name, self._command = place, name, command
        self.log = place.folder / f"{name}.log"
        self._times = 0
        self.start()

    def start(self) -> None:
        """Start it, or start it anew after it was killed."""
        self._times += 1
        self.log = self.place.folder / f"{self.name}-{self._times}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "portal", *self._command],
                env=self.place.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def kind(self) -> str:
        """What it is: "worker" or "beat"."""
        return self._command[0]

    def is_ready(self) -> bool:
        """Whether it lives and has begun to work."""
        return self.process.poll() is None and READY[self.kind] in self.log.read_bytes()

    def watch(self) -> bool:
        """Start it again when it ended by itself, as compose and systemd do; True when it had.

        Celery's worker gives up when its children are killed before they have started.
        """
        has_ended = self.process.poll() is not None
        if has_ended:
            self.kill()
            self.start()
        return has_ended

    def wait_until_ready(self) -> None:
        """Wait until it has begun to work."""
        try:
            wait_until(self.is_ready, f"{self.name} is ready", READY_WITHIN_S)
        except AssertionError as error:
            raise AssertionError(self.log.read_text()[-4000:]) from error

    def children(self) -> list[int]:
        """The process ids of its children now."""
        return children_of(self.process.pid)

    def kill(self) -> None:
        """End it as a power cut does: the main process and its children at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)


@contextmanager
def nodes(place: Place, *workers: str, children: int = 2) -> Iterator[list[Node]]:
    """Workers and, as the last one, beat; ended afterwards whatever happened to them."""
    started = []
    try:
        for name in workers:
            hostname = ("--hostname", f"{name}@%h", "--concurrency", str(children))
            started.append(Node(place, name, *WORKER, *hostname))
        started.append(Node(place, "beat", *BEAT))
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
