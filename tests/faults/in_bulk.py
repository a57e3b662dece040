"""Many contracts at once: the timetable's message for a chunk of them, killed while it is settled.

All are started in one transaction, so that the sweep finds enough of them to send
`settle_agreements`. Nobody but the workers settles here, and all is posted afterwards. A kill may
come a moment too late; then nothing was halfway, and it is none.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from contracts.enums import SettlementStatus
from contracts.models import Agreement, AgreementEvent, Settlement, SettlementRun
from contracts.services import settle_all_due
from contracts.services.bulk_decisions import approve_in_bulk
from tests.faults.course import APPROVERS, is_quiet, make_contracts, next_delivery, take
from tests.faults.holding import writing_held
from tests.faults.killing import has_open_transaction
from tests.faults.node import Node, nodes
from tests.faults.outcome import outcome_of
from tests.faults.place import LEASE_S, WAIT_S, Place

COMPUTING = "computing"
# Where a lock of ours makes who settles stand still: a part is written, or all but the runs.
HELD: dict[str, type[Model]] = {
    "writing": AgreementEvent,
    "noting that it is done": SettlementRun,
}
STAGES = (COMPUTING, *HELD)
# Nobody is so unlucky that every kill comes too late.
MOST_ROUNDS = 10
# How long to look for a stage, and how often to look whether all is settled.
LOOK_FOR_S = 3.0
LOOK_EVERY_S = 0.3


@dataclass(slots=True)
class BulkCourse:
    """What came of it round by round, what was killed by stage, and the messages by task."""

    rounds: list[list[dict[str, Any]]] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    messages: Counter[str] = field(default_factory=Counter)


def undisturbed_bulk(count: int) -> list[dict[str, Any]]:
    """What the others have to come to: each contract settled by itself, in one process."""
    ids = make_contracts(count)
    _deliver(ids)
    for pk in ids:
        settle_all_due(agreement_id=pk, now=timezone.now())
    return _approved(ids)


def bulk_course(
    place: Place, count: int, *, seed: int, kills: int, workers: int = 1, pause_s: float = 0
) -> BulkCourse:
    """Let the timetable settle so many contracts at once, killing who does it so many times.

    When all is settled before there were enough kills, other contracts follow. AssertionError when
    they do not get settled.
    """
    course, chance = BulkCourse(), random.Random(seed)
    place.forget_messages()
    with nodes(place, *(f"bulk-{number}" for number in range(workers))) as running:
        while course.kills.total() < kills and len(course.rounds) < MOST_ROUNDS:
            ids = make_contracts(count)
            _deliver(ids)
            most = kills - course.kills.total()
            course.kills += _kill_while_due(ids, running, chance, most, pause_s)
            course.rounds.append(_approved(ids))
    course.messages = _messages(place)
    return course


def _deliver(ids: list[int]) -> None:
    """All that providers and evaluators can do now, for everybody in the same moment."""
    with transaction.atomic():
        for number, pk in enumerate(ids):
            while take(pk, partial(next_delivery, number=number), timezone.now()):
                pass


def _approved(ids: list[int]) -> list[dict[str, Any]]:
    """Approve everything, so that it is posted; give what the contracts came to."""
    drafts = Settlement.objects.filter(agreement__in=ids, status=SettlementStatus.DRAFT)
    keys = list(drafts.order_by("agreement", "period_start").values_list("pk", flat=True))
    by = get_user_model().objects.get(email=APPROVERS[0])
    approved = approve_in_bulk(settlement_ids=keys, by=by, now=timezone.now())
    assert approved.refused == []
    return [outcome_of(pk) for pk in ids]


def _kill_while_due(
    ids: list[int], running: list[Node], chance: random.Random, most: int, longest_pause_s: float
) -> Counter[str]:
    """Kill whoever settles these, at some stage and a little later, until they are settled."""
    kills: Counter[str] = Counter()
    deadline = time.monotonic() + WAIT_S + most * LEASE_S
    stage = chance.choice(STAGES)
    while due := _due(ids):
        assert time.monotonic() < deadline, f"not settled: {due}"
        for node in running:
            node.watch()
        if kills.total() == most:
            time.sleep(LOOK_EVERY_S)
            continue
        with writing_held(HELD[stage]) if stage in HELD else nullcontext():
            pid = _who_is_at(stage, running)
            if pid is not None:
                time.sleep(chance.uniform(0, longest_pause_s))
                kills[stage] += _kill_halfway(pid)
                stage = chance.choice(STAGES)
    return kills


def _due(ids: list[int]) -> list[int]:
    """The contracts of which not every period was settled from what is known now."""
    found = Agreement.objects.filter(pk__in=ids)
    return [each.pk for each in found if not is_quiet(each, when_paid=False)]


def _who_is_at(stage: str, running: list[Node]) -> int | None:
    """A worker's child that is at a stage, looked for during a moment."""
    until = time.monotonic() + LOOK_FOR_S
    while time.monotonic() < until:
        for node in running:
            for pid in node.children() if node.kind == "worker" else ():
                if is_at(stage, pid):
                    return pid
    return None


def _kill_halfway(pid: int) -> bool:
    """Kill -9 a process if it is still in a transaction; whether it was."""
    os.kill(pid, signal.SIGSTOP)  # so that what we see is what it dies with
    if not has_open_transaction(pid):
        os.kill(pid, signal.SIGCONT)
        return False
    os.kill(pid, signal.SIGKILL)
    return True


def is_at(stage: str, pid: int) -> bool:
    """Whether a process has come so far with settling now (see `settings`).

    Who computes holds contracts and has not written: what only refers to one has.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relation::regclass::text, mode, granted"
            " FROM pg_stat_activity JOIN pg_locks USING (pid)"
            " WHERE application_name = %s AND relation IS NOT NULL",
            [f"pid {pid}"],
        )
        locks = set(cursor.fetchall())
    if stage in HELD:
        return (HELD[stage]._meta.db_table, "RowExclusiveLock", False) in locks
    return (Agreement._meta.db_table, "RowShareLock", True) in locks and not any(
        mode == "RowExclusiveLock" for _table, mode, _granted in locks
    )


def _messages(place: Place) -> Counter[str]:
    """How many messages of each kind about settling the workers have received so far."""
    said = "".join(log.read_text() for log in place.folder.glob("bulk-*.log"))
    return Counter(re.findall(r"tasks\.settlements\.(settle_\w+)\[[^]]+\] received", said))
