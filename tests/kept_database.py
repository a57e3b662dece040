"""A migrated SQLite database that is kept between test runs, for who runs a few tests often.

All migrations take longer than most test files. With KEEP_TEST_DATABASE=FOLDER the first run keeps
what they made, and later runs copy it, as long as no migration or pinned library changed. Nobody
has it by default: `make test` and CI always run the migrations.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection

PROJECT = Path(__file__).resolve().parent.parent


def kept_path() -> Path | None:
    """Return where the database of these migrations is kept, or None when nothing is kept."""
    folder = os.environ.get("KEEP_TEST_DATABASE")
    if not folder or settings.ON_POSTGRESQL:
        return None
    digest = hashlib.sha256()
    for pattern in ("*/migrations/*.py", "*/*/migrations/*.py", "requirements/*.txt"):
        for path in sorted(PROJECT.glob(pattern)):
            digest.update(f"{path.relative_to(PROJECT)}\0".encode() + path.read_bytes())
    return Path(folder) / f"{digest.hexdigest()[:16]}.sqlite3"


def copy_or_keep(path: Path) -> None:
    """Copy the kept database into the one of this run; keep this one when there is none yet."""
    connection.ensure_connection()
    if path.exists():
        with sqlite3.connect(path) as kept:
            kept.backup(connection.connection)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(unfinished) as kept:
        connection.connection.backup(kept)
    unfinished.replace(path)
