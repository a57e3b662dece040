"""A whole demo of our own for tests: own data folder, own port, stopped at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent
STOP_WITHIN_S = 40


@dataclass(frozen=True)
class Demo:
    """A running demo: where it answers, where its data is, and what it said."""

    url: str
    var_dir: Path
    process: subprocess.Popen[str]
    output: str


@contextmanager
def running_demo(var_dir: Path, **environment: str) -> Iterator[Demo]:
    """Start a demo in `var_dir` and wait until it says it is ready.

    Raises RuntimeError with its output when it ends before that.
    """
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "portal.demo"],
        cwd=ROOT,
        env=demo_environment(var_dir, PORT=str(port), **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Demo(f"http://127.0.0.1:{port}", var_dir, process, read_until_ready(process))
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=STOP_WITHIN_S)


def demo_environment(var_dir: Path, **more: str) -> dict[str, str]:
    """This environment without what would point at another database, queue or secret."""
    ours = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"}
    ours |= {"ALLOWED_HOSTS", "PUBLIC_URL", "EMAIL_URL", "STATIC_ROOT", "MEDIA_ROOT"}
    ours |= {"CSRF_TRUSTED_ORIGINS", "DEFAULT_FROM_EMAIL", "BEHIND_PROXY"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "VAR_DIR": str(var_dir), **more}


def read_until_ready(process: subprocess.Popen[str]) -> str:
    """Everything the demo says up to its last line of welcome."""
    lines = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Ctrl-C stops"):
            return "".join(lines)
    raise RuntimeError(f"the demo ended with code {process.wait()}:\n{''.join(lines)}")
