"""Delivered files that wait between their preview and their import, in private storage.

A file waits under its own check sum, per agreement and person. Who never comes back leaves it; the
timetable takes away what waits longer than a ticket holds.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from contracts.private_files import drop_old_files

FOLDER: Final = "contracts/imports"
# As long as a preview can be turned into an import.
WAITS_FOR: Final = timedelta(days=1)


def waiting_path(agreement_id: object, user_id: object, digest: object) -> str:
    """Return where a file waits between preview and import."""
    return f"{FOLDER}/{agreement_id}/{user_id}-{digest}"


def keep_waiting(path: str, content: bytes) -> None:
    """Put a file aside; putting the same aside again makes it wait anew."""
    drop_waiting(path)
    _storage().save(path, ContentFile(content))


def read_waiting(path: str) -> bytes | None:
    """Return what waits there, or None when it is gone."""
    try:
        with _storage().open(path) as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return None
    return content


def drop_waiting(path: str) -> None:
    """Take a file away; nothing happens when it is gone already."""
    _storage().delete(path)


def sweep_waiting(*, now: datetime) -> int:
    """Take away what waits for too long. Returns how many files that were."""
    return drop_old_files(FOLDER, now=now, age=WAITS_FOR, is_kept=lambda _path: False)


def _storage() -> Storage:
    return storages["private"]
