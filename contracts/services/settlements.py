"""Drafting what a contract owes for a period: idempotent, and safe when two do it at once."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from contracts.arithmetic import ENGINE_VERSION, Period, Statement, periods_until
from contracts.enums import AgreementStatus, EventVerb, SettlementStatus
from contracts.errors import Refused
from contracts.models import (
    OPEN_STATUSES,
    Agreement,
    AgreementParty,
    Settlement,
    SettlementLine,
    SettlementShare,
)
from contracts.people import Person
from contracts.services.allocations import allocation_rows, save_allocations
from contracts.services.history import local_day, lock_agreement, require_status, write_event
from contracts.snapshots import (
    Computed,
    Facts,
    Frozen,
    computed_lines,
    freeze_from_rows,
    settle_frozen,
)
from contracts.terms_documents import read_in_force, version_on

SETTLED_WHILE = (AgreementStatus.ACTIVE, AgreementStatus.ENDED)


def draft_settlement(
    *, agreement: Agreement, period: Period, now: datetime, by: Person | None = None
) -> Settlement:
    """Return the settlement of a period, made from everything that is known now.

    Nothing changed since the open draft was made: that draft. Something changed: a new revision,
    and the old draft and the drafts of later periods are superseded, because they built on it.
    Already approved: that settlement; what changed since then becomes a correction in the next
    period. `by` is None for the timetable.

    Raises Refused when the period cannot be settled yet, and the arithmetic's SettlementBlocked.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        current = open_settlement(agreement, period)
        if current is not None and current.status == SettlementStatus.APPROVED:
            return current
        _require_over(agreement, period, now)
        facts, frozen = freeze_from_rows(agreement.pk, period)
        _require_settleable(facts, period)
        if current is not None and (
            (current.inputs_sha256, current.engine_version) == (frozen.sha256, ENGINE_VERSION)
        ):
            return current
        computed = settle_frozen(frozen)
        _supersede_from(agreement, period)
        settlement = _save(agreement, facts, frozen, computed, now, by)
        write_event(
            agreement=agreement,
            verb=EventVerb.SETTLEMENT_DRAFTED,
            by=by,
            now=now,
            detail=event_detail(settlement),
        )
    return settlement


def event_detail(settlement: Settlement) -> str:
    """Return how the history names a settlement: the first day of its period and the revision."""
    return event_detail_of(settlement.period_start, settlement.revision)


def event_detail_of(period_start: date, revision: int) -> str:
    """Return the same from the two values."""
    return f"{period_start.isoformat()} r{revision}"


def open_settlement(agreement: Agreement, period: Period) -> Settlement | None:
    """Return the draft or approved settlement of a period, of which there is at most one."""
    return agreement.settlements.filter(period_start=period.start, status__in=OPEN_STATUSES).first()


def _require_over(agreement: Agreement, period: Period, now: datetime) -> None:
    require_status(agreement, *SETTLED_WHILE)
    if period.end > local_day(now):
        raise Refused("period_not_over", "period", {"end": period.end.isoformat()})


def _require_settleable(facts: Facts, period: Period) -> None:
    if facts.since is not None:
        # The settlement that this one goes on from stands for all before it.
        return
    periods = periods_until(read_in_force(facts.versions), period.end)
    if period not in periods:
        params = {"start": period.start.isoformat(), "end": period.end.isoformat()}
        raise Refused("not_a_period", "period", params)
    for earlier in periods:
        if earlier.start < period.start and earlier.start not in facts.settled:
            params = {"start": earlier.start.isoformat()}
            raise Refused("earlier_period_open", "period", params)


def _supersede_from(agreement: Agreement, period: Period) -> None:
    """Put aside the open drafts that the new one replaces or that build on what it replaces."""
    agreement.settlements.filter(
        period_start__gte=period.start, status=SettlementStatus.DRAFT
    ).update(status=SettlementStatus.SUPERSEDED)


def _save(
    agreement: Agreement,
    facts: Facts,
    frozen: Frozen,
    computed: Computed,
    now: datetime,
    by: Person | None,
) -> Settlement:
    statement = computed.statement
    revisions = agreement.settlements.filter(period_start=statement.period.start).count()
    roles = {role.code: role for role in agreement.parties.all()}
    settlement = settlement_row(
        agreement=agreement,
        facts=facts,
        frozen=frozen,
        computed=computed,
        revision=revisions + 1,
        now=now,
        by=by,
    )
    settlement.save(force_insert=True)
    lines = line_rows(settlement, statement, roles)
    SettlementLine.objects.bulk_create(lines)
    SettlementShare.objects.bulk_create(share_rows(lines, statement, roles))
    save_allocations(allocation_rows(settlement, statement, roles))
    return settlement


def settlement_row(
    *,
    agreement: Agreement,
    facts: Facts,
    frozen: Frozen,
    computed: Computed,
    revision: int,
    now: datetime,
    by: Person | None,
) -> Settlement:
    """Return the unsaved row of a statement."""
    statement = computed.statement
    version = version_on(facts.versions, statement.period.start)
    if version is None:
        raise Refused("terms_missing", "terms")
    return Settlement(
        agreement=agreement,
        period_start=statement.period.start,
        period_end=statement.period.end,
        revision=revision,
        terms_version=version,
        engine_version=statement.engine_version,
        inputs=frozen.document,
        inputs_sha256=frozen.sha256,
        closing=computed.closing,
        inputs_seen=facts.inputs_seen,
        currency=statement.currency,
        total_cents=statement.total_cents,
        cumulative_cents=statement.cumulative_cents,
        prepared_at=now,
        prepared_by_id=None if by is None else by.pk,
    )


def line_rows(
    settlement: Settlement, statement: Statement, roles: dict[str, AgreementParty]
) -> list[SettlementLine]:
    """Return the unsaved lines of a statement, in its order. Raises Refused."""
    lines = []
    data = computed_lines(statement)
    for position, (line, values) in enumerate(zip(statement.lines, data, strict=True), start=1):
        if line.recipient not in roles:
            raise Refused("recipient_unknown", "terms", {"code": line.recipient})
        lines.append(
            SettlementLine(
                settlement=settlement,
                position=position,
                component=line.component,
                kind=line.kind,
                origin_start=line.origin.start,
                origin_end=line.origin.end,
                quantity_text=values["quantity"],
                amount_cents=line.amount_cents,
                recipient=roles[line.recipient],
                trace=values["trace"],
            )
        )
    return lines


def share_rows(
    lines: list[SettlementLine], statement: Statement, roles: dict[str, AgreementParty]
) -> list[SettlementShare]:
    """Return the unsaved shares of saved lines."""
    return [
        SettlementShare(line=row, payer=roles[payer], amount_cents=cents)
        for row, line in zip(lines, statement.lines, strict=True)
        for payer, cents in line.payers
    ]
