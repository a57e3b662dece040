"""What goes from a private folder: what is old and what nobody keeps."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from contracts.models import Agreement, SignedDocument
from contracts.private_files import drop_old_files, gone_when_refused

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


def test_a_file_that_could_not_be_saved_leaves_nothing_to_take_away(storage, monkeypatch):
    # Where the folder should be lies a file.
    storage.save("signed", ContentFile(b"een"))
    place = SignedDocument._meta.get_field("file").storage
    for name in ("location", "base_location"):
        monkeypatch.setitem(place.__dict__, name, storage.location)
    file = SignedDocument(agreement=Agreement(number="1"), sha256="a").file
    with pytest.raises(OSError, match=r"exists|directory"), gone_when_refused(file):
        file.save("a.pdf", ContentFile(b"twee"), save=False)
    assert not file.name
    assert storage.listdir("") == ([], ["signed"])
