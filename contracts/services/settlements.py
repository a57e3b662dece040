"""Drafting what a contract owes for a period: idempotent, and safe when two do it at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, cast

from django.db import transaction

from contracts.arithmetic import (
    ENGINE_VERSION,
    Period,
    Statement,
    number_text,
    periods_until,
    trace_data,
)
from contracts.enums import AgreementStatus, EventVerb, SettlementStatus
from contracts.errors import Refused
from contracts.models import (
    OPEN_STATUSES,
    Agreement,
    Settlement,
    SettlementLine,
    SettlementShare,
    TermsVersion,
)
from contracts.people import Person
from contracts.selectors.settlements import recipients_before
from contracts.services.allocations import Roles, allocation_values, save_allocations
from contracts.services.history import local_day, lock_agreement, require_status, write_event
from contracts.snapshots import (
    Computed,
    Facts,
    Frozen,
    freeze_from_rows,
    settle_frozen,
)
from contracts.terms_documents import read_in_force, version_on

LINE_FIELDS: Final = (
    "position",
    "component",
    "kind",
    "origin_start",
    "origin_end",
    "quantity_text",
    "amount_cents",
    "recipient_id",
    "trace",
)
# Beyond any contract, and small enough for what adds up many of them in the database.
MAX_CENTS: Final = 10**15
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
        write_settlement_event(agreement, settlement, EventVerb.SETTLEMENT_DRAFTED, by, now)
    return settlement


def write_settlement_event(
    agreement: Agreement,
    settlement: Settlement,
    verb: EventVerb,
    by: Person | None,
    now: datetime,
    reason: str = "",
) -> None:
    """Add the line of history about a settlement."""
    detail = event_detail_of(settlement.period_start, settlement.revision)
    write_event(agreement=agreement, verb=verb, by=by, now=now, reason=reason, detail=detail)


def event_detail_of(period_start: date, revision: int) -> str:
    """Return how the history names a settlement: the first day of its period and the revision."""
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
    roles = {role.code: role.pk for role in agreement.parties.all()}
    fields = settlement_fields(
        agreement_id=agreement.pk,
        facts=facts,
        frozen=frozen,
        computed=computed,
        revision=revisions + 1,
        now=now,
        by=by,
    )
    settlement = Settlement(**fields)
    settlement.save(force_insert=True)
    lines = [
        SettlementLine(settlement=settlement, **dict(zip(LINE_FIELDS, values, strict=True)))
        for values in line_values(statement, roles, agreement.pk)
    ]
    SettlementLine.objects.bulk_create(lines)
    SettlementShare.objects.bulk_create(
        [
            SettlementShare(line=lines[position], payer_id=payer_id, amount_cents=cents)
            for position, payer_id, cents in share_values(statement, roles)
        ]
    )
    save_allocations([allocation_values(statement, roles)], [settlement.pk])
    return settlement


def settlement_fields(
    *,
    agreement_id: int,
    facts: Facts,
    frozen: Frozen,
    computed: Computed,
    revision: int,
    now: datetime,
    by: Person | None,
) -> dict[str, Any]:
    """Return every column of a statement's row but its key. Raises Refused."""
    statement = computed.statement
    _require_storable(statement)
    # Nothing is computed without terms that are in force on the first day.
    version = cast(TermsVersion, version_on(facts.versions, statement.period.start))
    return {
        "agreement_id": agreement_id,
        "period_start": statement.period.start,
        "period_end": statement.period.end,
        "revision": revision,
        "status": SettlementStatus.DRAFT.value,
        "terms_version_id": version.pk,
        "engine_version": statement.engine_version,
        "inputs": frozen.document,
        "inputs_sha256": frozen.sha256,
        "closing": computed.closing,
        "inputs_seen": facts.inputs_seen,
        "currency": statement.currency,
        "total_cents": statement.total_cents,
        "cumulative_cents": statement.cumulative_cents,
        "prepared_at": now,
        "prepared_by_id": None if by is None else by.pk,
        "decided_at": None,
        "decided_by_id": None,
        "decision_reason": "",
    }


def _require_storable(statement: Statement) -> None:
    """An amount that no column holds is refused with words, also for a whole chunk of contracts."""
    cents = [statement.cumulative_cents, statement.total_cents]
    cents += [line.amount_cents for line in statement.lines]
    cents += [share for line in statement.lines for _payer, share in line.payers]
    cents += [part.cents for part in statement.given]
    cents += [amount for tax in statement.taxes for amount in (tax.base_cents, tax.tax_cents)]
    for one in statement.positions:
        cents += [one.drawn_cents, one.received_cents, one.outstanding_cents]
    if any(abs(amount) > MAX_CENTS for amount in cents):
        raise Refused("amount_too_large", "settlement")


def line_values(statement: Statement, roles: Roles, agreement_id: int) -> list[tuple[Any, ...]]:
    """Return the LINE_FIELDS of a statement's lines, in its order. Raises Refused."""
    unsaid = {line.component for line in statement.lines if not line.recipient}
    before = recipients_before(agreement_id, unsaid)
    lines = []
    for position, line in enumerate(statement.lines, start=1):
        recipient_id = roles.get(line.recipient) or before.get(line.component)
        if recipient_id is None:
            raise Refused("recipient_unknown", "terms", {"code": line.recipient})
        lines.append(
            (
                position,
                line.component,
                line.kind,
                line.origin.start,
                line.origin.end,
                "" if line.quantity is None else number_text(line.quantity),
                line.amount_cents,
                recipient_id,
                trace_data(line),
            )
        )
    return lines


def share_values(statement: Statement, roles: Roles) -> list[tuple[int, int, int]]:
    """Return (number of the line, from 0; role of the payer; cents) of a statement's shares."""
    return [
        (number, roles[payer], cents)
        for number, line in enumerate(statement.lines)
        for payer, cents in line.payers
    ]
