"""Starts the whole portal on one machine: web server, worker and beat, with demo data.

`make demo` runs this. It keeps everything in var/, stops everything together, and says
what is wrong in words. DATABASE_URL and REDIS_URL are used when they are set.
"""

from __future__ import annotations

import fcntl
import gc
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType
from typing import IO, NoReturn

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var").resolve()
LOG_DIR = VAR_DIR / "log"
LOCK = VAR_DIR / "demo.pid"
HOST = "127.0.0.1"
READY_AFTER_S = 90
STOP_WITHIN_S = 15
TAIL_LINES = 20
STATIC_SOURCES = ("portal/static", "pages", "contracts", "requirements/base.txt")
DATA_COMMAND = "load_demo"


class DemoError(Exception):
    """Something a person can solve; the message says what."""


def main(arguments: list[str]) -> int:
    """Run `start` (the default), `reset` or `prepare`; the exit code is 0 when all went well."""
    command = arguments[0] if arguments else "start"
    actions = {"start": start, "reset": reset, "prepare": prepare}
    try:
        if command not in actions:
            raise DemoError(f"Unknown command {command!r}; use start or reset.")
        return actions[command]()
    except DemoError as error:
        print(f"\nThe demo stopped: {error}", file=sys.stderr)
        return 1


def start() -> int:
    """Prepare, start the three processes, wait until a page answers, then watch them."""
    began = time.monotonic()
    port = read_port()
    signal.signal(signal.SIGINT, _stop_politely)
    signal.signal(signal.SIGTERM, _stop_politely)
    LOG_DIR.mkdir(parents=True, exist_ok=True)
    with hold_lock():
        refuse_busy_port(port)
        children: dict[str, subprocess.Popen[bytes]] = {}
        try:
            print("Preparing the demo data (the first time takes a minute) ...", flush=True)
            message = run_preparation()
            children.update(start_children(port))
            wait_until_ready(port, children, has_data=bool(message))
            print_welcome(port, message, seconds=time.monotonic() - began)
            watch(children)
        except (KeyboardInterrupt, SystemExit):
            print("\nStopping ...", flush=True)
        finally:
            stop_all(children)
    print("Stopped. The data is kept; 'make demo' goes on with it.", flush=True)
    return 0


def reset() -> int:
    """Throw away what the demo keeps in var/. The next start makes it anew.

    Raises DemoError when the demo runs, or when its data is in a database of the person's own.
    """
    if os.environ.get("DATABASE_URL"):
        raise DemoError("DATABASE_URL is set. Empty that database yourself; this never does.")
    with hold_lock():
        if not os.environ.get("FORCE"):
            print(f"This deletes all demo data in {VAR_DIR}. Type 'yes' to go on: ", end="")
            sys.stdout.flush()
            if sys.stdin.readline().strip().lower() not in {"yes", "ja"}:
                raise DemoError("nothing was deleted.")
        for name in ("queue", "queue-control", "cache", "media", "mail", "log", "static"):
            shutil.rmtree(VAR_DIR / name, ignore_errors=True)
        for pattern in ("demo.sqlite3*", "beat-schedule*"):
            for file in VAR_DIR.glob(pattern):
                file.unlink()
    print("The demo data is gone; 'make demo' makes it anew.")
    return 0


# ------------------------------------------------------------------------------ preparation


def run_preparation() -> str:
    """Run `prepare` in its own process; return what the data command said about sign-ins.

    Raises DemoError when it fails, with the end of its log.
    """
    log = LOG_DIR / "prepare.log"
    with log.open("wb") as errors:
        result = subprocess.run(
            [sys.executable, "-m", "portal.demo", "prepare"],
            cwd=BASE_DIR,
            env=child_environment(),
            stdout=subprocess.PIPE,
            stderr=errors,
            check=False,
        )
    if result.returncode != 0:
        raise DemoError(f"preparing the data failed.\n{tail(log)}")
    return result.stdout.decode().strip()


def prepare() -> int:
    """Collect static files when they changed, migrate, and load the demo data.

    Prints only what the data command says: the sign-ins.
    """
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.demo"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command, get_commands

    stamp = Path(settings.STATIC_ROOT) / ".made-from"
    state = static_state()
    if not stamp.exists() or stamp.read_text() != state:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(state)
    # Migrating makes millions of objects that all stay; looking through them again and again
    # for garbage takes a fifth of the time.
    gc.freeze()
    gc.set_threshold(200_000, 50, 1000)
    call_command("migrate", interactive=False, verbosity=0)
    if DATA_COMMAND in get_commands():
        call_command(DATA_COMMAND)
    return 0


def static_state() -> str:
    """A short text that changes when a static file or a library changes."""
    digest = hashlib.sha256()
    for source in STATIC_SOURCES:
        path = BASE_DIR / source
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and (path.is_file() or "static" in file.parts):
                facts = file.stat()
                digest.update(f"{file}:{facts.st_size}:{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


# -------------------------------------------------------------------------------- processes


def start_children(port: int) -> dict[str, subprocess.Popen[bytes]]:
    """Start web server, worker and beat, each with its own log and its own process group."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--app", "portal"]
    web = [
        *python,
        *("gunicorn", "portal.wsgi:application", "--bind", f"{HOST}:{port}"),
        *("--workers", "2", "--threads", "4", "--timeout", "60", "--access-logfile", "-"),
        *("--no-control-socket",),
    ]
    worker = [*celery, "worker", "--loglevel", "INFO", "--concurrency", "2", "--without-mingle"]
    beat = [*celery, "beat", "--loglevel", "INFO", "--pidfile", ""]
    return {
        name: subprocess.Popen(
            command,
            cwd=BASE_DIR,
            env=child_environment(),
            stdout=(LOG_DIR / f"{name}.log").open("wb"),
            stderr=subprocess.STDOUT,
            # A Ctrl-C goes to us alone; we stop the children in order.
            start_new_session=True,
        )
        for name, command in {"web": web, "worker": worker, "beat": beat}.items()
    }


def wait_until_ready(
    port: int, children: dict[str, subprocess.Popen[bytes]], *, has_data: bool
) -> None:
    """Return when the home page answers 200. Raises DemoError when it does not in time."""
    address = f"http://{HOST}:{port}/" + ("" if has_data else "healthz")
    problem = "no answer"
    deadline = time.monotonic() + READY_AFTER_S
    while time.monotonic() < deadline:
        refuse_dead(children)
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                if answer.status == 200:
                    return
                problem = f"answer {answer.status}"
        except urllib.error.HTTPError as error:
            problem = f"answer {error.code}"
        except OSError as error:
            problem = str(error)
        time.sleep(0.2)
    raise DemoError(f"{address} is not ready ({problem}).\n{tail(LOG_DIR / 'web.log')}")


def watch(children: dict[str, subprocess.Popen[bytes]]) -> NoReturn:
    """Look on until a child dies (DemoError) or a person stops us (KeyboardInterrupt)."""
    while True:
        refuse_dead(children)
        time.sleep(0.5)


def refuse_dead(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Raise DemoError when one of the processes is no longer there."""
    for name, child in children.items():
        if child.poll() is not None:
            log = LOG_DIR / f"{name}.log"
            raise DemoError(
                f"the process '{name}' ended with code {child.returncode}; "
                f"the others are stopped too.\n{tail(log)}"
            )


def stop_all(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask every child to stop, wait a little, then end what is left."""
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_WITHIN_S
    for child in children.values():
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def child_environment() -> dict[str, str]:
    """The environment of every process: demo settings, this var/, unbuffered logs."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "VAR_DIR": str(VAR_DIR),
        "PYTHONUNBUFFERED": "1",
    }


def _stop_politely(_signal: int, _frame: FrameType | None) -> None:
    # A second Ctrl-C while stopping changes nothing: stopping goes on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


# ------------------------------------------------------------------------- guards and words


def read_port() -> int:
    """The port from PORT, 8000 when not set. Raises DemoError when it is no port."""
    word = os.environ.get("PORT") or "8000"
    if not word.isdecimal() or not 1 <= int(word) <= 65535:
        raise DemoError(f"PORT must be a number from 1 to 65535, not {word!r}.")
    return int(word)


def refuse_busy_port(port: int) -> None:
    """Raise DemoError when something else listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As gunicorn does, so that connections of a demo just stopped do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise DemoError(
                f"port {port} is in use. Stop what uses it, or choose another: "
                f"make demo PORT={port + 1 if port < 65535 else port - 1}"
            ) from error


class hold_lock:  # noqa: N801 - reads as a verb in a with statement
    """Hold the one lock of this var/, so that two demos never write the same data.

    Raises DemoError on entry when another demo has it. The file holds our process id.
    """

    def __enter__(self) -> None:
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = LOCK.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = LOCK.read_text().strip() or "unknown"
            self._file.close()
            raise DemoError(f"a demo already runs with this data (process {owner}).") from error
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def __exit__(self, *_exception: object) -> None:
        self._file.truncate(0)
        self._file.close()


def tail(log: Path) -> str:
    """The last lines of a log and where it stands."""
    lines = log.read_text(errors="replace").splitlines()[-TAIL_LINES:] if log.exists() else []
    return "\n".join([f"The end of {log}:", *(f"  {line}" for line in lines)])


def print_welcome(port: int, message: str, *, seconds: float) -> None:
    """Say where everything is. The sign-ins are what the data command said."""
    address = f"http://{HOST}:{port}"
    print(
        f"""
Uitdaagloket is ready (in {seconds:.0f} s).

  Portal      {address}/
  Beheer      {address}/beheer/
  Health      {address}/readyz
  Logs        {LOG_DIR}
""",
        flush=True,
    )
    if message:
        print(message, flush=True)
    print("\nCtrl-C stops the web server, the worker and beat together.", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
