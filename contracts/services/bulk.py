"""Settling many contracts at once: the same rows as one by one, with a few queries per chunk.

Only the ordinary case is done in bulk: a period that was never settled before. Whatever is special
(a new revision, a problem, a run of another worker) goes through `settle_due_period`, so there is
one place that decides about it. An error of one contract stops no other: it is left to that place
as well, which says at its run what went wrong. Only a database that cannot be reached stops all.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from django.db import InterfaceError, OperationalError, transaction

from contracts.arithmetic import Period, SettlementBlocked, TermsError
from contracts.enums import EventVerb, RunStatus
from contracts.errors import Refused
from contracts.models import (
    Agreement,
    AgreementEvent,
    AgreementParty,
    Settlement,
    SettlementLine,
    SettlementRun,
    SettlementShare,
)
from contracts.selectors.due_periods import find_due_periods
from contracts.services.allocations import (
    AllocationValues,
    Roles,
    allocation_values,
    save_allocations,
)
from contracts.services.bulk_rows import BATCH, insert_values, json_text
from contracts.services.collecting import collector_paused
from contracts.services.history import EVENT_COLUMNS
from contracts.services.runs import lease, settle_all_due, settle_due_period
from contracts.services.settlements import (
    LINE_FIELDS,
    event_detail_of,
    line_values,
    settlement_fields,
    share_values,
)
from contracts.snapshots import (
    Computed,
    Facts,
    HistoryNeededError,
    freeze,
    load_due_facts,
    load_versions,
    settle_frozen,
)

logger = logging.getLogger(__name__)

CHUNK: Final = 500
# The connection and not a contract: whoever called tries everything again.
UNREACHABLE: Final = (InterfaceError, OperationalError)
# What is foreseen, and decided about one by one; anything else is an error.
SPECIAL: Final = (Refused, SettlementBlocked, TermsError, HistoryNeededError)


@dataclass(frozen=True, slots=True)
class MadeOne:
    """One settlement as it will be written: what each table gets of it."""

    agreement_id: int
    input_version: int
    settlement: dict[str, Any]
    lines: list[tuple[Any, ...]]
    shares: list[tuple[int, int, int]]
    allocations: AllocationValues


@dataclass(slots=True)
class Made:
    """What a chunk will write, and what is left for one by one."""

    rows: list[MadeOne] = field(default_factory=list)
    left: list[tuple[int, date]] = field(default_factory=list)


def settle_in_bulk(*, agreement_ids: Iterable[int], now: datetime, chunk: int = CHUNK) -> int:
    """Settle every due period of these agreements; give how many settlements there are new.

    Each chunk is one transaction. Nothing is settled twice, also when the timetable works at the
    same time; what cannot be settled says why in its SettlementRun.
    """
    ids = sorted(set(agreement_ids))
    count = 0
    for first in range(0, len(ids), chunk):
        part = ids[first : first + chunk]
        try:
            with collector_paused():
                made = _settle_chunk(part, now)
        except UNREACHABLE:
            raise
        except Exception:
            # Nothing of the chunk was written. Reading or writing it failed for one of these.
            logger.exception("Could not settle agreements %s to %s at once", part[0], part[-1])
            count += _settle_by_one(part, now)
            continue
        count += len(made.rows)
        for agreement_id, start in made.left:
            found = settle_due_period(agreement_id=agreement_id, period_start=start, now=now)
            count += found is not None
    return count


def _settle_by_one(ids: Sequence[int], now: datetime) -> int:
    """Settle what is due of each agreement by itself; give how many settlements there are new."""
    count = 0
    for agreement_id in ids:
        try:
            count += len(settle_all_due(agreement_id=agreement_id, now=now))
        except UNREACHABLE:
            raise
        except Exception:
            # Not even what is due could be found, so there is no run to say it at.
            logger.exception("Could not look what is due of agreement %s", agreement_id)
    return count


def _settle_chunk(ids: Sequence[int], now: datetime) -> Made:
    made = Made()
    with transaction.atomic():
        locked = Agreement.objects.select_for_update(no_key=True).filter(pk__in=ids)
        agreements = {agreement.pk: agreement for agreement in locked.order_by("pk")}
        versions = load_versions(agreements)
        due: dict[int, list[Period]] = defaultdict(list)
        found = find_due_periods(now, lease=lease(), agreement_ids=ids, versions=versions)
        for item in found:
            due[item.agreement_id].append(item.period)
        facts = load_due_facts({pk: periods[0] for pk, periods in due.items()}, versions)
        roles = _roles(due)
        seen = _periods_with_a_row(due)
        for agreement_id, periods in due.items():
            agreement = agreements[agreement_id]
            known = seen[agreement_id]
            # What is computed from goes as soon as it is computed: memory is that of the rows.
            own = facts.pop(agreement_id)
            _settle_one(made, agreement, own, roles[agreement_id], known, periods, now)
        _write(made.rows, now)
    return made


def _settle_one(
    made: Made,
    agreement: Agreement,
    facts: Facts,
    roles: Roles,
    known: set[date],
    periods: list[Period],
    now: datetime,
) -> None:
    """Compute the periods of one agreement in order; from the first special one on, leave them."""
    for place, period in enumerate(periods):
        try:
            if period.start in known:
                raise Refused("inputs_changed")
            row, computed = _made_one(agreement, facts, roles, period, now)
        except Exception as error:
            # Whatever it is, the database is not asked anything here.
            if not isinstance(error, SPECIAL):
                logger.exception("Could not settle agreement %s in bulk", agreement.number)
            made.left += [(agreement.pk, later.start) for later in periods[place:]]
            return
        made.rows.append(row)
        if place + 1 < len(periods):
            facts.go_on_from(computed.statement, 1, computed.closing)


def _made_one(
    agreement: Agreement, facts: Facts, roles: Roles, period: Period, now: datetime
) -> tuple[MadeOne, Computed]:
    """Compute one period; what refuses it does so before anything is written."""
    frozen = freeze(facts, period)
    computed = settle_frozen(frozen)
    statement, closing = computed.statement, computed.closing
    fields = settlement_fields(
        agreement_id=agreement.pk,
        facts=facts,
        frozen=frozen,
        computed=computed,
        revision=1,
        now=now,
        by=None,
    )
    # As text at once, so that a chunk does not keep the data as well.
    fields |= {
        "inputs": frozen.text,
        "closing": None if closing is None else json_text(closing),
    }
    lines = [
        (*values[:-1], json_text(values[-1]))
        for values in line_values(statement, roles, agreement.pk)
    ]
    shares, allocations = share_values(statement, roles), allocation_values(statement, roles)
    made = MadeOne(agreement.pk, agreement.input_version, fields, lines, shares, allocations)
    return made, computed


def _write(rows: list[MadeOne], now: datetime) -> None:
    """Write everything of a chunk, table by table."""
    if not rows:
        return
    columns = tuple(rows[0].settlement)
    keys = insert_values(Settlement, columns, [tuple(row.settlement.values()) for row in rows])
    line_keys = iter(
        insert_values(
            SettlementLine,
            ("settlement_id", *LINE_FIELDS),
            [(key, *line) for key, row in zip(keys, rows, strict=True) for line in row.lines],
        )
    )
    shares: list[tuple[int, int, int]] = []
    for row in rows:
        own = list(islice(line_keys, len(row.lines)))
        shares += [(own[number], payer_id, cents) for number, payer_id, cents in row.shares]
    insert_values(SettlementShare, ("line_id", "payer_id", "amount_cents"), shares)
    save_allocations([row.allocations for row in rows], keys)
    drafted = EventVerb.SETTLEMENT_DRAFTED.value
    insert_values(
        AgreementEvent,
        EVENT_COLUMNS,
        [
            (row.agreement_id, drafted, now, None, "", event_detail_of(_start(row), 1))
            for row in rows
        ],
    )
    _write_runs(rows, now)


def _start(row: MadeOne) -> date:
    start: date = row.settlement["period_start"]
    return start


def _write_runs(rows: list[MadeOne], now: datetime) -> None:
    """Note each period as done; a run that waited or failed before keeps its row."""
    earlier = {
        (run.agreement_id, run.period_start): run.claim
        for run in SettlementRun.objects.filter(
            agreement__in={row.agreement_id for row in rows},
            period_start__in={_start(row) for row in rows},
        )
    }
    SettlementRun.objects.bulk_create(
        [
            SettlementRun(
                agreement_id=row.agreement_id,
                period_start=_start(row),
                period_end=row.settlement["period_end"],
                status=RunStatus.DONE,
                claim=earlier.get((row.agreement_id, _start(row)), 0) + 1,
                input_version=row.input_version,
                started_at=now,
                finished_at=now,
            )
            for row in rows
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["agreement", "period_start"],
        update_fields=[
            "period_end",
            "status",
            "attempts",
            "claim",
            "input_version",
            "problem_code",
            "problem_path",
            "problem_params",
            "started_at",
            "finished_at",
            "next_attempt_at",
        ],
    )


def _roles(agreement_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Return the keys of the roles of agreements, by code."""
    roles: dict[int, dict[str, int]] = defaultdict(dict)
    rows = AgreementParty.objects.filter(agreement__in=list(agreement_ids)).order_by()
    for agreement_id, code, key in rows.values_list("agreement", "code", "pk"):
        roles[agreement_id][code] = key
    return roles


def _periods_with_a_row(due: Mapping[int, Sequence[Period]]) -> dict[int, set[date]]:
    """Return which of these periods were settled before, in whatever state that settlement is."""
    seen: dict[int, set[date]] = defaultdict(set)
    starts = {period.start for periods in due.values() for period in periods}
    rows = Settlement.objects.filter(agreement__in=list(due), period_start__in=starts)
    for agreement_id, start in rows.order_by().values_list("agreement", "period_start"):
        seen[agreement_id].add(start)
    return seen
