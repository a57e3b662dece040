"""Private files have no address."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages


def test_private_files_live_outside_the_media_folder_and_have_no_address() -> None:
    storage = storages["private"]
    name = storage.save("proef/bestand", ContentFile(b"x"))
    try:
        place = Path(storage.path(name)).resolve()
        assert Path(settings.MEDIA_ROOT).resolve() not in place.parents
        assert Path(settings.STATIC_ROOT).resolve() not in place.parents
        assert place.stat().st_mode & 0o777 == 0o640
        with pytest.raises(ValueError, match="no address"):
            storage.url(name)
    finally:
        storage.delete(name)
