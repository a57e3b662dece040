"""A course with faults: the contracts of the undisturbed one, worked on by many, some killed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.faults.course import make_contracts, unfinished
from tests.faults.forker import forker
from tests.faults.killing import Clerk, Killer
from tests.faults.node import nodes
from tests.faults.outcome import outcome_of
from tests.faults.place import LEASE_S, WAIT_S, Place

LOOK_EVERY_S = 0.7
# Contracts that one process of bulk settling takes in a transaction.
CHUNK = 4


@dataclass(slots=True)
class Course:
    """What came of it, and what was done to it."""

    outcomes: list[dict[str, Any]] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    halfway: Counter[str] = field(default_factory=Counter)
    gave_up: int = 0


def disturbed_course(
    place: Place,
    count: int,
    *,
    seed: int,
    kills: int,
    workers: int = 1,
    disturb: Callable[[float], object] = lambda _seconds: None,
) -> Course:
    """Take so many contracts through their course while processes are killed.

    Beat sends what is due, workers settle it, others import, approve and pay. `disturb` is called
    all the time, with the seconds since the start, for faults of its own. AssertionError when the
    course does not end.
    """
    ids = make_contracts(count)
    names = [f"worker-{number}" for number in range(workers)]
    place.forget_messages()
    with nodes(place, *names) as running, forker(place) as people:
        killer = Killer(seed, running, people, clerks(ids))
        _until_finished(ids, killer, kills, disturb)
        killer.dismiss()
    outcomes = [outcome_of(pk) for pk in ids]
    return Course(outcomes, killer.kills, killer.halfway, killer.gave_up)


def clerks(ids: list[int]) -> list[Clerk]:
    """Who works on the contracts beside the timetable: two of each."""
    backwards = ids[::-1]
    return [
        ("deliver_on", (ids, 0, 2)),
        ("deliver_on", (ids, 1, 2)),
        ("decide_on", (ids, 0)),
        ("decide_on", (ids, 1)),
        # Overlapping chunks in another order: each locks what the other wants.
        ("bulk_on", (ids, CHUNK)),
        ("bulk_on", (backwards, CHUNK + 3)),
    ]


def _until_finished(
    ids: list[int], killer: Killer, kills: int, disturb: Callable[[float], object]
) -> None:
    began = looked = time.monotonic()
    strike_at = began + killer.pause_s()
    # Every kill may cost a lease.
    deadline = began + WAIT_S + kills * LEASE_S
    while True:
        now = time.monotonic()
        assert now < deadline, f"unfinished contracts: {unfinished(ids)}"
        disturb(now - began)
        killer.watch()
        if now >= strike_at and killer.kills.total() < kills:
            killer.strike()
            strike_at = time.monotonic() + killer.pause_s()
        if now >= looked:
            if not unfinished(ids):
                return
            looked = now + LOOK_EVERY_S
        time.sleep(0.01)
