"""Which periods the timetable has to settle now. The rows are the queue; nothing else is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from contracts.arithmetic import Period, TermsError, periods_until
from contracts.enums import AgreementStatus, RunStatus, SettlementStatus
from contracts.models import OPEN_STATUSES, Agreement, Settlement, SettlementRun, TermsVersion
from contracts.terms_documents import read_rules_in_force

# Contracts that are looked at with one set of queries.
CHUNK = 500
# No failed period waits longer than this for its next attempt.
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DuePeriod:
    """One period that is to be settled now."""

    agreement_id: int
    period: Period


def find_due_periods(
    now: datetime, *, lease: timedelta, agreement_ids: Iterable[int] | None = None
) -> Iterator[DuePeriod]:
    """Give every period that can be settled now, per agreement in order.

    A period is due when it is over and not settled, or when its draft was made before something
    it depends on changed; not while a worker is busy with it (for at most `lease`) or while it
    waits for its next attempt. Within one agreement a period that waits, or that a worker is busy
    with, holds up the later ones: those build on it.
    """
    active = Agreement.objects.filter(
        status__in=(AgreementStatus.ACTIVE, AgreementStatus.ENDED)
    ).order_by("pk")
    if agreement_ids is not None:
        active = active.filter(pk__in=list(agreement_ids))
    after = 0
    while chunk := list(active.filter(pk__gt=after)[:CHUNK]):
        yield from _due_in(chunk, now, lease)
        after = chunk[-1].pk


def _due_in(agreements: list[Agreement], now: datetime, lease: timedelta) -> Iterator[DuePeriod]:
    ids = [agreement.pk for agreement in agreements]
    versions: dict[int, list[TermsVersion]] = {pk: [] for pk in ids}
    for version in TermsVersion.objects.filter(agreement__in=ids).order_by("number"):
        versions[version.agreement_id].append(version)
    statuses: dict[tuple[int, date], str] = {}
    open_rows = Settlement.objects.filter(agreement__in=ids, status__in=OPEN_STATUSES)
    for agreement_id, start, status in open_rows.values_list("agreement", "period_start", "status"):
        statuses[agreement_id, start] = status
    runs = {
        (run.agreement_id, run.period_start): run
        for run in SettlementRun.objects.filter(agreement__in=ids)
    }
    for agreement in agreements:
        for period in _ended_periods(versions[agreement.pk], timezone.localdate(now)):
            key = (agreement.pk, period.start)
            settled_as, run = statuses.get(key), runs.get(key)
            if settled_as == SettlementStatus.APPROVED:
                continue
            if is_due(agreement, settled_as, run, now, lease):
                yield DuePeriod(agreement.pk, period)
            elif settled_as is None or run is None or run.status != RunStatus.DONE:
                # Nothing later can be settled before this one, or before it is settled again.
                break


def is_due(
    agreement: Agreement,
    settlement_status: str | None,
    run: SettlementRun | None,
    now: datetime,
    lease: timedelta,
) -> bool:
    """Whether a period that is over has to be settled now; `settlement_status` is its open one."""
    if settlement_status == SettlementStatus.APPROVED:
        return False
    if run is None:
        return True
    if run.status == RunStatus.RUNNING:
        # A worker that takes longer than the lease was killed: someone else takes over. One that
        # began long after now had a clock that has been set back since; nobody knows then how
        # long ago it was, and the fence of the claim keeps a worker that lives from harm.
        return run.started_at is None or abs(now - run.started_at) >= lease
    has_news = run.input_version < agreement.input_version
    if run.status == RunStatus.DONE:
        return has_news or (settlement_status is None and not _was_returned(run))
    if has_news or run.next_attempt_at is None:
        return True
    # A wait that is too long to be true was reckoned by a clock that has been set back since.
    return not now < run.next_attempt_at <= now + LONGEST_WAIT


def outdated_draft_before(agreement: Agreement, start: date) -> date | None:
    """Return the first earlier period with a draft that the timetable has yet to make anew.

    A draft that is made on top of it would have to be made once more.
    """
    current = agreement.runs.filter(
        status=RunStatus.DONE, input_version=agreement.input_version
    ).values("period_start")
    drafts = agreement.settlements.filter(status=SettlementStatus.DRAFT, period_start__lt=start)
    return (
        drafts.exclude(period_start__in=current)
        .order_by("period_start")
        .values_list("period_start", flat=True)
        .first()
    )


def _was_returned(run: SettlementRun) -> bool:
    """Whether the period's latest settlement was sent back, so that it waits for news."""
    latest = (
        Settlement.objects.filter(agreement=run.agreement_id, period_start=run.period_start)
        .order_by("-revision")
        .values_list("status", flat=True)
        .first()
    )
    return latest == SettlementStatus.RETURNED


def _ended_periods(versions: list[TermsVersion], today: date) -> list[Period]:
    """Return the periods that are over; none for terms that can no longer be read."""
    try:
        terms = read_rules_in_force(versions)
    except TermsError:
        return []
    return list(periods_until(terms, today)) if terms else []
