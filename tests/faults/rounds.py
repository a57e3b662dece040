"""The rounds of `make prove-faults`: an undisturbed run, a disturbed one, and what differs."""

from __future__ import annotations

import sys
import time
from typing import Any

from contracts.models import JournalEntry, Posting, Settlement
from tasks.settlements import MANY
from tests.faults.disturbance import disturbed_course
from tests.faults.in_bulk import bulk_course, undisturbed_bulk
from tests.faults.outcome import differences
from tests.faults.place import Place
from tests.faults.restarts import Restarts
from tests.faults.undisturbed import undisturbed_outcomes

WORKERS = 2
# How long after a worker came so far in a message for many it may be killed.
LONGEST_PAUSE_S = 0.5


def run_round(
    place: Place, contracts: int, seed: int, kills: int, restarts: Restarts
) -> dict[str, Any]:
    """Run one round; give its figures. Whatever differs is told on stderr."""
    expected = undisturbed_outcomes(contracts)
    before = [model.objects.count() for model in (Settlement, JournalEntry, Posting)]
    began = time.monotonic()
    course = disturbed_course(
        place,
        contracts,
        seed=seed,
        kills=kills,
        workers=WORKERS,
        disturb=restarts.disturb,
    )
    seconds = time.monotonic() - began
    differs = _told(differences(expected, course.outcomes))
    after = [model.objects.count() for model in (Settlement, JournalEntry, Posting)]
    made = [now - then for now, then in zip(after, before, strict=True)]
    return {
        "seed": seed,
        "contracts": contracts,
        "kills": course.kills.total(),
        "in_a_transaction": course.halfway.total(),
        "killed": dict(course.kills),
        "workers_that_gave_up": course.gave_up,
        "restarts": dict(restarts.count),
        "settlements": made[0],
        "entries": made[1],
        "postings": made[2],
        "differences": len(differs),
        "seconds": round(seconds),
    }


def run_in_bulk(place: Place, seed: int, kills: int) -> dict[str, Any]:
    """Kill who settles many contracts with one message; give the figures."""
    expected = undisturbed_bulk(MANY + 1)
    began = time.monotonic()
    course = bulk_course(
        place, MANY + 1, seed=seed, kills=kills, workers=WORKERS, pause_s=LONGEST_PAUSE_S
    )
    seconds = time.monotonic() - began
    differs = [
        line for outcomes in course.rounds for line in _told(differences(expected, outcomes))
    ]
    return {
        "seed": seed,
        "contracts": (MANY + 1) * len(course.rounds),
        "kills": course.kills.total(),
        "killed_while": dict(course.kills),
        "messages": dict(course.messages),
        "differences": len(differs),
        "seconds": round(seconds),
    }


def _told(differs: list[str]) -> list[str]:
    for line in differs:
        sys.stderr.write(line[:2000] + "\n")
    return differs
