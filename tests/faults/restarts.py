"""Servers that go down and come back while everybody works."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

from django.db import connection

from tests.faults.private_servers import PrivatePostgres, PrivateRedis

# Long enough for everybody to notice.
DOWN_S = 1.0


class Restarts:
    """Takes a server down every few seconds, in turn: power cut, Redis gone, polite stop."""

    def __init__(
        self,
        postgres: PrivatePostgres,
        redis: PrivateRedis,
        *,
        every_s: float = 8.0,
        at_most: int = 3,
    ) -> None:
        self._next_s, self._every_s, self._at_most = every_s / 2, every_s, at_most
        self._turns: list[tuple[str, Callable[[], None], Callable[[], None]]] = [
            ("PostgreSQL killed", postgres.kill, postgres.start),
            ("Redis killed", redis.kill, redis.start),
            ("PostgreSQL stopped", postgres.stop, postgres.start),
        ]
        self.count: Counter[str] = Counter()

    def disturb(self, seconds: float) -> None:
        """Restart the next server when it is time; `seconds` since the start of the course."""
        if seconds < self._next_s or self.count.total() == self._at_most:
            return
        name, stop, start = self._turns[self.count.total() % len(self._turns)]
        # Our own connection goes first, so that it is no news to us.
        connection.close()
        stop()
        time.sleep(DOWN_S)
        start()
        self.count[name] += 1
        self._next_s = seconds + DOWN_S + self._every_s
