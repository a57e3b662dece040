"""Files that wait between their preview and their import."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from contracts.waiting_files import (
    FOLDER,
    WAITS_FOR,
    drop_waiting,
    keep_waiting,
    read_waiting,
    sweep_waiting,
    waiting_path,
)


@pytest.fixture(autouse=True)
def own_place(tmp_path, monkeypatch):
    monkeypatch.setattr(storages["private"], "_location", str(tmp_path))
    for name in ("base_location", "location"):
        storages["private"].__dict__.pop(name, None)
    yield
    for name in ("base_location", "location"):
        storages["private"].__dict__.pop(name, None)


def test_a_file_waits_until_it_is_dropped():
    path = waiting_path(7, 8, "abc")
    assert path == f"{FOLDER}/7/8-abc"
    assert read_waiting(path) is None
    keep_waiting(path, b"een")
    keep_waiting(path, b"een")
    assert read_waiting(path) == b"een"
    assert storages["private"].listdir(f"{FOLDER}/7")[1] == ["8-abc"]
    drop_waiting(path)
    drop_waiting(path)
    assert read_waiting(path) is None


def test_only_what_waits_for_too_long_is_swept():
    now = timezone.now()
    assert sweep_waiting(now=now) == 0
    keep_waiting(waiting_path(7, 8, "abc"), b"een")
    assert sweep_waiting(now=now + WAITS_FOR - timedelta(minutes=1)) == 0
    assert sweep_waiting(now=now + WAITS_FOR + timedelta(minutes=1)) == 1
    assert read_waiting(waiting_path(7, 8, "abc")) is None
