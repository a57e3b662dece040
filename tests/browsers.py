"""Finds a browser on this machine; `python -m tests.browsers` says how to get one."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = """No browser found, so the browser tests do not run.
  Debian or Ubuntu:  apt-get install chromium
  elsewhere:         install Chromium or Chrome, or set CHROMIUM=/path/to/it
Then run 'make test-browser'."""


def find_browser() -> str | None:
    """The path of Chromium or Chrome; CHROMIUM in the environment comes first."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    sys.exit(None if find_browser() else HOW)
