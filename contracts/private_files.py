"""Clearing a folder of the private storage: what is old and what nobody keeps goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.files.storage import storages


def drop_old_files(
    folder: str, *, now: datetime, age: timedelta, is_kept: Callable[[str], bool]
) -> int:
    """Delete files that lie one folder deeper for longer than `age`, unless somebody keeps them.

    Returns how many that were.
    """
    storage = storages["private"]
    dropped = 0
    for below in storage.listdir(folder)[0] if storage.exists(folder) else []:
        for name in storage.listdir(f"{folder}/{below}")[1]:
            place = f"{folder}/{below}/{name}"
            if now - storage.get_modified_time(place) > age and not is_kept(place):
                storage.delete(place)
                dropped += 1
    return dropped
