"""A worker goes on when Redis fails at the moment that a broken connection is closed."""

from __future__ import annotations

from typing import NoReturn

import pytest
from celery.worker.consumer import Consumer
from kombu import Connection

from portal.celery import app
from portal.consumer import PatientConsumer

pytestmark = pytest.mark.pure


class ForgottenConnection(Connection):
    """One that fails as kombu's does when Redis went down while it gave messages back."""

    def close(self) -> NoReturn:
        raise AttributeError("'NoneType' object has no attribute 'hostname'")


def after_an_error(kind: type[Consumer]) -> Consumer:
    """A consumer that had to let go of such a connection."""
    consumer = kind(None, app=app, controller=app.WorkController(pool="solo"))
    consumer.connection = ForgottenConnection("memory://")
    consumer.on_connection_error_after_connected(ConnectionError("gone"))
    return consumer


def test_celery_by_itself_ends_there() -> None:
    with pytest.raises(AttributeError, match="hostname"):
        after_an_error(Consumer)


def test_it_lets_go_of_a_connection_that_cannot_be_closed() -> None:
    assert after_an_error(PatientConsumer).connection is None


def test_workers_use_it() -> None:
    assert type(app.WorkController(pool="solo").consumer) is PatientConsumer
