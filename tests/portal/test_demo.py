"""The demo: clear words when something is in the way, all processes up and down together."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from portal import demo
from tests.demo_process import ROOT, demo_environment, running_demo


def run_demo(var_dir: Path, *arguments: str, **environment: str):
    return subprocess.run(
        [sys.executable, "-m", "portal.demo", *arguments],
        cwd=ROOT,
        env=demo_environment(var_dir, **environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_port_is_8000_unless_told(monkeypatch) -> None:
    monkeypatch.delenv("PORT", raising=False)
    assert demo.read_port() == 8000
    monkeypatch.setenv("PORT", "8123")
    assert demo.read_port() == 8123


@pytest.mark.parametrize("word", ["0", "65536", "http", "-1", "8000.0"])
def test_a_port_that_is_none_is_refused(word: str, monkeypatch) -> None:
    monkeypatch.setenv("PORT", word)
    with pytest.raises(demo.DemoError, match="PORT must be a number"):
        demo.read_port()


def test_a_busy_port_is_told_with_a_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(demo.DemoError, match=f"port {port} is in use.*make demo PORT="):
            demo.refuse_busy_port(port)


def test_tail_gives_the_last_lines(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    log.write_text("\n".join(str(number) for number in range(100)))
    assert demo.tail(log).splitlines()[1:] == [f"  {number}" for number in range(80, 100)]
    assert demo.tail(tmp_path / "none.log") == f"The end of {tmp_path / 'none.log'}:"


@pytest.mark.services
def test_unknown_words_are_refused(tmp_path: Path) -> None:
    result = run_demo(tmp_path, "dance")
    assert (result.returncode, "Unknown command 'dance'" in result.stderr) == (1, True)


@pytest.mark.services
def test_reset_asks_first_and_spares_a_database_of_ones_own(tmp_path: Path) -> None:
    data = tmp_path / "demo.sqlite3"
    data.write_text("rows")
    own = run_demo(tmp_path, "reset", DATABASE_URL="postgres://x/y", FORCE="1")
    assert (own.returncode, "never does" in own.stderr) == (1, True)
    unsure = run_demo(tmp_path, "reset")
    assert (unsure.returncode, "nothing was deleted" in unsure.stderr) == (1, True)
    assert data.exists()
    assert run_demo(tmp_path, "reset", FORCE="1").returncode == 0
    assert not data.exists()


@pytest.mark.services
def test_starts_refuses_a_second_and_stops_when_one_process_dies(tmp_path: Path) -> None:
    with running_demo(tmp_path) as running:
        with urllib.request.urlopen(f"{running.url}/healthz", timeout=10) as answer:
            assert answer.status == 200
        second = run_demo(tmp_path, PORT="1024")
        assert (second.returncode, "a demo already runs" in second.stderr) == (1, True)
        worker = children_of(running.process.pid, "worker")
        os.kill(worker, signal.SIGKILL)
        output, _none = running.process.communicate(timeout=40)
        assert running.process.returncode == 1
        assert "the process 'worker' ended with code -9" in output
    assert_nothing_listens(running.url)


@pytest.mark.services
def test_stops_politely_and_starts_again_with_the_same_data(tmp_path: Path) -> None:
    with running_demo(tmp_path) as first:
        first.process.send_signal(signal.SIGTERM)
        output, _none = first.process.communicate(timeout=40)
        assert (first.process.returncode, "The data is kept" in output) == (0, True)
    made = made_at(tmp_path)
    with running_demo(tmp_path):
        assert made_at(tmp_path) == made


def made_at(var_dir: Path) -> list[tuple[str, str]]:
    """When everybody of a demo was entered; not the same after it is made anew."""
    with closing(sqlite3.connect(var_dir / "demo.sqlite3")) as connection:
        rows = connection.execute("SELECT email, date_joined FROM users_user ORDER BY email")
        found: list[tuple[str, str]] = rows.fetchall()
    assert found
    return found


def children_of(parent: int, word: str) -> int:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            owner = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            command = (folder / "cmdline").read_text()
        except OSError:
            continue
        if owner == parent and word in command.split("\0"):
            return int(folder.name)
    raise AssertionError(f"no child {word}")


def assert_nothing_listens(url: str) -> None:
    port = int(url.rsplit(":", 1)[1])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
