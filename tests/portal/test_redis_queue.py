"""A worker goes on when Redis failed and a connection with it was closed."""

from __future__ import annotations

import logging
import ssl

import pytest
from kombu import Connection
from kombu.message import Message
from kombu.transport.virtual import Channel
from redis.exceptions import ConnectionError as RedisConnectionError

from portal.celery import app
from portal.settings.env import broker
from portal.settings.production import VAR_DIR
from tests.faults.private_servers import private_redis

pytestmark = pytest.mark.services

LOGGER = logging.getLogger(__name__)


def closed(transport: str) -> tuple[Connection, Channel]:
    """A channel of a connection that was closed while Redis was there."""
    with private_redis() as redis:
        connection = Connection(redis.url, transport=transport)
        channel = connection.channel()
        connection.close()
    return connection, channel


def test_kombu_by_itself_takes_it_for_a_fault_of_its_own() -> None:
    connection, channel = closed("redis")
    done = Message(delivery_tag="1", channel=channel)
    with pytest.raises(AttributeError, match="'NoneType' object has no attribute"):
        done.ack_log_error(LOGGER, connection.connection_errors)


def test_work_that_is_done_after_the_connection_was_closed_is_a_lost_connection(caplog) -> None:
    connection, channel = closed("portal.redis_queue.Transport")
    done = Message(delivery_tag="1", channel=channel)
    done.ack_log_error(LOGGER, connection.connection_errors)
    assert not done.acknowledged
    (record,) = caplog.records
    assert record.getMessage().startswith("Couldn't ack '1', reason:")
    assert str(record.exc_info[1]) == "This connection with Redis was closed."


def test_a_connection_that_forgot_where_redis_is_says_so() -> None:
    """kombu lets go of the address first when closing failed halfway."""
    with private_redis() as redis:
        connection = Connection(redis.url, transport="portal.redis_queue.Transport")
        channel = connection.channel()
        channel.close()
        channel.connection = connection.transport
        connection.transport.client = None
        with pytest.raises(RedisConnectionError, match="This connection with Redis was closed"):
            channel.basic_ack("1")


@pytest.mark.parametrize(
    ("url", "security"),
    [
        ("redis://:geheim@127.0.0.1:6380/2", False),
        ("rediss://:geheim@127.0.0.1:6380/2", {"ssl_cert_reqs": ssl.CERT_REQUIRED}),
        (
            "rediss://:geheim@127.0.0.1:6380/2?ssl_cert_reqs=none",
            {"ssl_cert_reqs": ssl.CERT_NONE},
        ),
    ],
    ids=["plain", "secure", "own certificate"],
)
def test_every_redis_is_reached_with_it_as_its_address_says(url: str, security: object) -> None:
    settings = broker(url, VAR_DIR)
    with app.connection_for_write(
        settings["CELERY_BROKER_URL"],
        transport=settings["CELERY_BROKER_TRANSPORT"],
        ssl=settings["CELERY_BROKER_USE_SSL"],
    ) as connection:
        assert connection.transport_cls == "portal.redis_queue.Transport"
        assert (connection.hostname, connection.port) == ("127.0.0.1", 6380)
        assert (connection.virtual_host, connection.password) == ("2", "geheim")
        assert connection.ssl == security
