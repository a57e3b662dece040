"""One place and one process that forks others, for all tests here; both are quick to use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.forker import Forker, forker
from tests.faults.place import Place, place_of_the_test
from tests.servers import free_port


@pytest.fixture(scope="session")
def smtp_port() -> int:
    """Where the processes of these tests look for a mail server."""
    return free_port()


@pytest.fixture(scope="session")
def place(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The database and broker of this test process."""
    return place_of_the_test(tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="session")
def people(place: Place, smtp_port: int) -> Iterator[Forker]:
    """Starts processes that do one thing each."""
    with forker(place, FAULTS_SMTP_PORT=str(smtp_port)) as started:
        yield started
