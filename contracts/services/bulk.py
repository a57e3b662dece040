"""Settling many contracts at once: the same rows as one by one, with a few queries per chunk.

Only the ordinary case is done in bulk: a period that was never settled before. Whatever is special
(a new revision, a problem, a run of another worker) goes through `settle_due_period`, so there is
one place that decides about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db import transaction

from contracts.arithmetic import Period, SettlementBlocked, Statement, TermsError
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
from contracts.services.allocations import allocation_rows, save_allocations
from contracts.services.bulk_rows import BATCH, insert_rows, insert_values
from contracts.services.history import EVENT_COLUMNS
from contracts.services.runs import lease, settle_due_period
from contracts.services.settlements import (
    event_detail,
    line_rows,
    settlement_row,
)
from contracts.snapshots import Facts, HistoryNeededError, freeze, load_due_facts, settle_frozen

CHUNK: Final = 500


@dataclass(slots=True)
class Made:
    """What a chunk will write: settlements with their lines, and what is left for one by one."""

    rows: list[tuple[Settlement, Statement, list[SettlementLine]]] = field(default_factory=list)
    left: list[tuple[int, date]] = field(default_factory=list)


def settle_in_bulk(*, agreement_ids: Iterable[int], now: datetime, chunk: int = CHUNK) -> int:
    """Settle every due period of these agreements; give how many settlements there are new.

    Each chunk is one transaction. Nothing is settled twice, also when the timetable works at the
    same time; what cannot be settled says why in its SettlementRun.
    """
    ids = sorted(set(agreement_ids))
    count = 0
    for first in range(0, len(ids), chunk):
        made = _settle_chunk(ids[first : first + chunk], now)
        count += len(made.rows)
        for agreement_id, start in made.left:
            found = settle_due_period(agreement_id=agreement_id, period_start=start, now=now)
            count += found is not None
    return count


def _settle_chunk(ids: Sequence[int], now: datetime) -> Made:
    made = Made()
    with transaction.atomic():
        locked = Agreement.objects.select_for_update(no_key=True).filter(pk__in=ids)
        agreements = {agreement.pk: agreement for agreement in locked.order_by("pk")}
        due: dict[int, list[Period]] = defaultdict(list)
        for item in find_due_periods(now, lease=lease(), agreement_ids=ids):
            due[item.agreement_id].append(item.period)
        facts = load_due_facts({pk: periods[0] for pk, periods in due.items()})
        roles = _roles(due)
        seen = _periods_with_a_row(due)
        for agreement_id, periods in due.items():
            agreement = agreements[agreement_id]
            known = seen[agreement_id]
            _settle_one(
                made, agreement, facts[agreement_id], roles[agreement_id], known, periods, now
            )
        _write(made, roles, now)
    return made


def _settle_one(
    made: Made,
    agreement: Agreement,
    facts: Facts,
    roles: dict[str, AgreementParty],
    known: set[date],
    periods: list[Period],
    now: datetime,
) -> None:
    """Compute the periods of one agreement in order; from the first special one on, leave them."""
    for place, period in enumerate(periods):
        try:
            if period.start in known:
                raise Refused("inputs_changed")
            frozen = freeze(facts, period)
            computed = settle_frozen(frozen)
            statement = computed.statement
            row = settlement_row(
                agreement=agreement,
                facts=facts,
                frozen=frozen,
                computed=computed,
                revision=1,
                now=now,
                by=None,
            )
            lines = line_rows(row, statement, roles)
            allocation_rows(row, statement, roles)  # refuses unknown parties before writing
        except (Refused, SettlementBlocked, TermsError, HistoryNeededError):
            made.left += [(agreement.pk, later.start) for later in periods[place:]]
            return
        made.rows.append((row, statement, lines))
        facts.go_on_from(row, statement)


def _write(made: Made, roles: dict[int, dict[str, AgreementParty]], now: datetime) -> None:
    """Write everything of a chunk, table by table."""
    rows = [row for row, _statement, _lines in made.rows]
    insert_rows(rows)
    for row, _statement, lines in made.rows:
        for line in lines:
            # Django copied the settlement's empty key when the line was made.
            line.settlement = row
    insert_rows([line for _row, _statement, lines in made.rows for line in lines])
    insert_values(
        SettlementShare,
        ("line_id", "payer_id", "amount_cents"),
        [
            (row.pk, roles[settlement.agreement_id][payer].pk, cents)
            for settlement, statement, rows_of in made.rows
            for row, line in zip(rows_of, statement.lines, strict=True)
            for payer, cents in line.payers
        ],
    )
    save_allocations(
        [
            allocation
            for row, statement, _lines in made.rows
            for allocation in allocation_rows(row, statement, roles[row.agreement_id])
        ]
    )
    drafted = EventVerb.SETTLEMENT_DRAFTED.value
    insert_values(
        AgreementEvent,
        EVENT_COLUMNS,
        [(row.agreement_id, drafted, now, None, "", event_detail(row)) for row in rows],
    )
    _write_runs(rows, now)


def _write_runs(rows: list[Settlement], now: datetime) -> None:
    """Note each period as done; a run that waited or failed before keeps its row."""
    earlier = {
        (run.agreement_id, run.period_start): run.claim
        for run in SettlementRun.objects.filter(
            agreement__in={row.agreement_id for row in rows},
            period_start__in={row.period_start for row in rows},
        )
    }
    SettlementRun.objects.bulk_create(
        [
            SettlementRun(
                agreement_id=row.agreement_id,
                period_start=row.period_start,
                period_end=row.period_end,
                status=RunStatus.DONE,
                claim=earlier.get((row.agreement_id, row.period_start), 0) + 1,
                input_version=row.agreement.input_version,
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


def _roles(agreement_ids: Iterable[int]) -> dict[int, dict[str, AgreementParty]]:
    roles: dict[int, dict[str, AgreementParty]] = defaultdict(dict)
    for role in AgreementParty.objects.filter(agreement__in=list(agreement_ids)):
        roles[role.agreement_id][role.code] = role
    return roles


def _periods_with_a_row(due: Mapping[int, Sequence[Period]]) -> dict[int, set[date]]:
    """Return which of these periods were settled before, in whatever state that settlement is."""
    seen: dict[int, set[date]] = defaultdict(set)
    starts = {period.start for periods in due.values() for period in periods}
    rows = Settlement.objects.filter(agreement__in=list(due), period_start__in=starts)
    for agreement_id, start in rows.order_by().values_list("agreement", "period_start"):
        seen[agreement_id].add(start)
    return seen
