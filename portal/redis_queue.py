"""The queue in Redis: a connection that was closed says so, and the worker connects anew."""

from __future__ import annotations

from typing import Any

from kombu.transport import redis
from redis.exceptions import ConnectionError as RedisConnectionError


class Channel(redis.Channel):
    """A channel that fails as a lost connection does when its connection was closed.

    A task that was busy while Redis went down acknowledges its message on a channel of which the
    connection is closed by then; closing gives back messages in the same way. kombu (5.7) has
    forgotten at that moment where Redis is and raises an AttributeError, which Celery takes for a
    fault of its own, so that the worker ends. Nothing is lost by going on: such a message is
    still in Redis and comes back after the visibility timeout, and a task may run twice.
    """

    def _connparams(self, *args: Any, **kwargs: Any) -> Any:
        if self.connection is None or self.connection.client is None:
            raise RedisConnectionError("This connection with Redis was closed.")
        return super()._connparams(*args, **kwargs)  # type: ignore[misc]


class Transport(redis.Transport):
    """What `broker_transport` of Celery names."""

    Channel = Channel
