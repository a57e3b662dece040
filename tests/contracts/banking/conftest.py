"""Files of the bank in a folder of their own."""

import pytest

from contracts.banking.models import BankAnswer, BankFile
from contracts.banking.models.batches import private_storage


@pytest.fixture(autouse=True)
def private_folder(tmp_path, monkeypatch):
    """Keep private files in the folder of the test."""
    folder = tmp_path / "private"
    fields = [model._meta.get_field("file") for model in (BankFile, BankAnswer)]
    for storage in (private_storage(), *(field.storage for field in fields)):
        monkeypatch.setitem(storage.__dict__, "location", str(folder))
        monkeypatch.setitem(storage.__dict__, "base_location", str(folder))
    return folder


@pytest.fixture
def private():
    return private_storage()
