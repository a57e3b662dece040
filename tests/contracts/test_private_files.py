"""What goes from a private folder: what is old and what nobody keeps."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from contracts.private_files import drop_old_files

DAY = timedelta(days=1)


@pytest.fixture
def storage(tmp_path, monkeypatch):
    """A private storage of our own."""
    private = storages["private"]
    for name in ("location", "base_location"):
        monkeypatch.setitem(private.__dict__, name, str(tmp_path))
    return private


def test_only_old_files_of_the_folder_that_nobody_keeps_go(storage):
    now = timezone.now()
    for place in ("map/1/oud", "map/1/bewaard", "map/2/oud", "map/los", "anders/1/oud"):
        storage.save(place, ContentFile(b"een"))

    def drop(after: timedelta) -> int:
        return drop_old_files(
            "map", now=now + after, age=DAY, is_kept=lambda place: place == "map/1/bewaard"
        )

    assert drop(DAY - timedelta(minutes=1)) == 0
    assert drop(DAY + timedelta(minutes=1)) == 2
    assert drop(DAY + timedelta(minutes=1)) == 0
    left = ("map/1/bewaard", "map/los", "anders/1/oud")
    assert [storage.exists(place) for place in left] == [True] * 3


def test_a_folder_that_is_not_there_holds_nothing(storage):
    found = drop_old_files("nergens", now=timezone.now(), age=DAY, is_kept=lambda _place: False)
    assert found == 0
