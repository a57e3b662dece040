"""Which periods the timetable has to settle now. The rows are the queue; nothing else is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q
from django.utils import timezone

from contracts.arithmetic import Period, TermsError, periods_until
from contracts.enums import AgreementStatus, RunStatus, SettlementStatus
from contracts.models import Agreement, Settlement, SettlementRun, TermsVersion
from contracts.terms_documents import read_rules, read_rules_in_force

# Versions of the terms by agreement, each in the order of their numbers.
Versions = Mapping[int, Sequence[TermsVersion]]
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
    now: datetime,
    *,
    lease: timedelta,
    agreement_ids: Iterable[int] | None = None,
    versions: Versions | None = None,
) -> Iterator[DuePeriod]:
    """Give every period that can be settled now, per agreement in order.

    A period is due when it is over and not settled, or when its draft was made before something
    it depends on changed; not while a worker is busy with it (for at most `lease`) or while it
    waits for its next attempt. Within one agreement a period that waits, or that a worker is busy
    with, holds up the later ones: those build on it. `versions` are those of the terms of these
    agreements, when they were read already.
    """
    active = Agreement.objects.filter(
        status__in=(AgreementStatus.ACTIVE, AgreementStatus.ENDED)
    ).order_by("pk")
    if agreement_ids is not None:
        active = active.filter(pk__in=list(agreement_ids))
    after = 0
    while chunk := list(active.filter(pk__gt=after)[:CHUNK]):
        yield from _due_in(chunk, now, lease, versions or _versions_of(chunk))
        after = chunk[-1].pk


def _versions_of(agreements: Iterable[Agreement]) -> Versions:
    versions: dict[int, list[TermsVersion]] = {agreement.pk: [] for agreement in agreements}
    for version in TermsVersion.objects.filter(agreement__in=list(versions)).order_by("number"):
        versions[version.agreement_id].append(version)
    return versions


def _due_in(
    agreements: list[Agreement], now: datetime, lease: timedelta, versions: Versions
) -> Iterator[DuePeriod]:
    ids = [agreement.pk for agreement in agreements]
    # A settlement is approved after all those before it, so these need no second look: unless the
    # terms came to cut the contract's life into other periods.
    regular = [pk for pk in ids if _has_one_grid(versions[pk])]
    approved: dict[int, date] = dict(
        Settlement.objects.filter(agreement__in=regular, status=SettlementStatus.APPROVED)
        .order_by()
        .values_list("agreement")
        .annotate(Max("period_end"))
    )
    done = set(
        Settlement.objects.filter(
            agreement__in=set(ids) - set(regular), status=SettlementStatus.APPROVED
        )
        .order_by()
        .values_list("agreement", "period_start")
    )
    drafts = set(
        Settlement.objects.filter(agreement__in=ids, status=SettlementStatus.DRAFT)
        .order_by()
        .values_list("agreement", "period_start")
    )
    first = min(approved.values(), default=date.min)
    recent = Q(agreement__in=set(ids) - approved.keys()) | Q(period_start__gte=first)
    runs: dict[int, dict[date, SettlementRun]] = {pk: {} for pk in ids}
    for run in SettlementRun.objects.filter(recent, agreement__in=ids):
        runs[run.agreement_id][run.period_start] = run
    today = timezone.localdate(now)
    for agreement in agreements:
        since, own = approved.get(agreement.pk), runs[agreement.pk]
        for period in _ended_periods(agreement, versions[agreement.pk], since, own, today):
            settled_as = None
            if (agreement.pk, period.start) in done:
                continue
            if (agreement.pk, period.start) in drafts:
                settled_as = SettlementStatus.DRAFT
            found = own.get(period.start)
            if is_due(agreement, settled_as, found, now, lease):
                yield DuePeriod(agreement.pk, period)
            elif settled_as is None or found is None or found.status != RunStatus.DONE:
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
    """Whether the period's latest settlement was sent back or reversed, so it waits for news."""
    latest = (
        Settlement.objects.filter(agreement=run.agreement_id, period_start=run.period_start)
        .order_by("-revision")
        .values_list("status", flat=True)
        .first()
    )
    return latest in (SettlementStatus.RETURNED, SettlementStatus.REVERSED)


def _ended_periods(
    agreement: Agreement,
    versions: Sequence[TermsVersion],
    since: date | None,
    runs: Mapping[date, SettlementRun],
    today: date,
) -> list[Period]:
    """Return the periods that are over and not approved.

    Of terms that can no longer be read nobody knows the periods: then it is one, from the last that
    was settled up to today, so that its run says what is wrong.
    """
    try:
        terms = read_rules_in_force(versions)
    except TermsError:
        done = [run.period_end for run in runs.values() if run.status == RunStatus.DONE]
        start = max([since or agreement.starts_on, *done])
        return [Period(start, today)] if start < today else []
    return periods_until(terms, today, since) if terms else []


def _has_one_grid(versions: Sequence[TermsVersion]) -> bool:
    """Whether all versions of the terms, also those that were replaced, have the same periods."""
    if len(versions) < 2:
        return True
    try:
        return len({read_rules(version).periods for version in versions}) == 1
    except TermsError:
        return True
