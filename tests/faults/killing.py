"""Kill -9 at random moments, and what the killed process was doing in the database."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter

from django.db import connection

from tests.faults.forker import Forker
from tests.faults.node import Node

Clerk = tuple[str, tuple[object, ...]]


class Killer:
    """Kills one process at a time: a worker's child, a whole worker, or somebody at work.

    Whoever is killed is replaced. `kills` counts by kind, `halfway` those that had a transaction
    open. Chance is seeded, so that a run can be repeated as far as the machine allows.
    """

    def __init__(self, seed: int, nodes: list[Node], forker: Forker, clerks: list[Clerk]) -> None:
        self._chance = random.Random(seed)
        self._nodes, self._forker = nodes, forker
        self._at_work = [(clerk, self._hire(clerk)) for clerk in clerks]
        self.kills: Counter[str] = Counter()
        self.halfway: Counter[str] = Counter()
        self.gave_up = 0

    def pause_s(self) -> float:
        """How long to wait until the next kill."""
        return self._chance.uniform(0.05, 0.8)

    def strike(self) -> None:
        """Kill one process, whatever it is doing."""
        place = self._chance.random()
        node = self._chance.choice(self._nodes)
        if place < 0.1 and node.is_ready():
            self._kill(node.kind, [node.process.pid, *node.children()])
            node.kill()
            node.start()
        elif place < 0.5 and node.children():
            self._kill("a worker's child", [self._chance.choice(node.children())])
        else:
            number = self._chance.randrange(len(self._at_work))
            clerk, pid = self._at_work[number]
            self._kill(clerk[0], [pid])
            self._at_work[number] = (clerk, self._hire(clerk))

    def watch(self) -> None:
        """Start again what ended by itself."""
        for node in self._nodes:
            self.gave_up += node.watch()

    def dismiss(self) -> None:
        """End everybody at work; this is no fault and is not counted."""
        for _clerk, pid in self._at_work:
            os.kill(pid, signal.SIGKILL)

    def _hire(self, clerk: Clerk) -> int:
        action, arguments = clerk
        return self._forker.start(action, *arguments)

    def _kill(self, kind: str, victims: list[int]) -> None:
        for pid in victims:
            # Stopped first, so that what we see in the database is what it dies with.
            os.kill(pid, signal.SIGSTOP)
        is_halfway = any(has_open_transaction(pid) for pid in victims)
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
        self.kills[kind] += 1
        self.halfway[kind] += is_halfway


def has_open_transaction(pid: int) -> bool:
    """Whether a process has a transaction open in the database now (see `settings`)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = %s AND xact_start IS NOT NULL",
            [f"pid {pid}"],
        )
        (count,) = cursor.fetchone()
    return bool(count)
