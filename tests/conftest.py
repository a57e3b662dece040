"""What every test shares: the lanes, and that a missing service is an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from coverage import Coverage
from django.conf import settings
from django.core.cache import cache

from tests.append_only import let_tests_empty_tables
from tests.kept_database import copy_or_keep, kept_path

LANES = frozenset({"pure", "db", "services", "browser"})
DATABASE_FIXTURES = frozenset(
    {"db", "transactional_db", "client", "admin_client", "admin_user", "live_server"}
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give every test its lane. Who names none gets `db` when it uses the database.

    Anything else is `pure`. A test in tests/browser is always `browser`. On PostgreSQL the tests
    that are marked `sqlite_only` are left out.
    """
    if settings.ON_POSTGRESQL:
        left_out = [item for item in items if item.get_closest_marker("sqlite_only")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
        elif not LANES.intersection(mark.name for mark in item.iter_markers()):
            item.add_marker(pytest.mark.db if uses_database(item) else pytest.mark.pure)


def uses_database(item: pytest.Item) -> bool:
    """True for a Django test case, a `django_db` mark, or a fixture that opens the database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    case = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or bool(fixtures & DATABASE_FIXTURES)
        or (case is not None and hasattr(case, "databases"))
    )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a `services` test that finds no real services, and say how to get them."""
    if item.get_closest_marker("services") and not (
        settings.ON_POSTGRESQL and settings.REDIS_URL.startswith("redis")
    ):
        pytest.fail(
            "This test needs PostgreSQL and Redis. Run 'make test-services', or "
            "'python -m tests.servers pytest ...', which starts both.",
            pytrace=False,
        )


def pytest_sessionfinish() -> None:
    """Write down what `make coverage` measured in this process.

    pytest-xdist kills a worker that takes over ten seconds to end, and on a busy machine that lost
    half of the measurement.
    """
    measuring = Coverage.current()
    if measuring is not None:
        measuring.save()


@pytest.fixture(scope="session")
def django_db_use_migrations(django_db_use_migrations: bool) -> bool:
    """Leave the migrations out when their result was kept (see tests/kept_database.py)."""
    path = kept_path()
    return django_db_use_migrations and not (path and path.exists())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Set the database up, and copy or keep it when asked to."""
    path = kept_path()
    if path:
        with django_db_blocker.unblock():
            copy_or_keep(path)


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied() -> Iterator[None]:
    """Append-only rows stay in real life; between two tests they go."""
    with pytest.MonkeyPatch.context() as patch:
        let_tests_empty_tables(patch)
        yield


@pytest.fixture(autouse=True)
def _nothing_is_counted_yet() -> None:
    """Empty the cache: what other tests asked at the same standing moment counts for them."""
    cache.clear()
