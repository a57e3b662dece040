"""Files of the private storage that nobody keeps: without a row, or old."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db.models.fields.files import FieldFile


@contextmanager
def gone_when_refused(file: FieldFile) -> Iterator[None]:
    """Take a file away again when what is written with it fails: storage knows no rollback.

    Inside the transaction, because only there it is certain that the row does not stay. What a
    failing commit or a killed worker leaves, a sweep finds (`drop_old_files`).
    """
    try:
        yield
    except BaseException:
        if file.name:
            file.storage.delete(file.name)
        raise


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
