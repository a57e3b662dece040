"""Work in bulk: asked for by one person, done by the services of the core.

Each item is decided about under the rules for one: four eyes, mandate, order of periods. Drafting
and returning go item by item, approving some tens at a time. An item that is done stays done; one
that failed says why and can be tried again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from contracts.arithmetic import Period, Problem, SettlementBlocked, TermsError
from contracts.desks.enums import ItemStatus, JobKind
from contracts.desks.models import BulkItem, BulkJob
from contracts.errors import Refused
from contracts.models import Settlement
from contracts.people import Person
from contracts.permissions import GROUPS, is_in_group
from contracts.selectors.due_periods import DuePeriod
from contracts.selectors.roles import APPROVER, CONTRACT_MANAGER
from contracts.services import approve_settlement, draft_settlement, return_settlement
from contracts.services.bulk_decisions import approve_in_bulk
from contracts.services.runs import plain_params

logger = logging.getLogger(__name__)

# Who may ask for it; looked at again for every item.
ROLES: Final = {
    JobKind.DRAFT: CONTRACT_MANAGER,
    JobKind.APPROVE: APPROVER,
    JobKind.RETURN: APPROVER,
}
# So many items are done in one go of the timetable, so that others get their turn.
AT_ONCE: Final = 200
# So many are approved in one transaction, so that the progress moves and few contracts are locked.
TOGETHER: Final = 50


def ask_to_draft(*, periods: Iterable[DuePeriod], by: Person, now: datetime) -> BulkJob:
    """Ask for drafts of these periods. Raises Refused when there are none."""
    items = [
        BulkItem(
            agreement_id=row.agreement_id,
            period_start=row.period.start,
            period_end=row.period.end,
        )
        for row in periods
    ]
    return _ask(JobKind.DRAFT, items, "", by, now)


def ask_to_decide(
    *, settlements: Iterable[Settlement], is_approval: bool, reason: str, by: Person, now: datetime
) -> BulkJob:
    """Ask for these drafts to be approved, or returned with a reason. Raises Refused."""
    if not is_approval and not reason.strip():
        raise Refused("job_reason_missing", "reason")
    items = [
        BulkItem(
            agreement_id=row.agreement_id,
            period_start=row.period_start,
            period_end=row.period_end,
            settlement=row,
        )
        for row in settlements
    ]
    return _ask(JobKind.APPROVE if is_approval else JobKind.RETURN, items, reason, by, now)


def _ask(
    kind: JobKind, items: Sequence[BulkItem], reason: str, by: Person, now: datetime
) -> BulkJob:
    if not items:
        raise Refused("nothing_chosen")
    with transaction.atomic():
        job = BulkJob.objects.create(kind=kind, reason=reason, by_id=by.pk, created_at=now)
        for item in items:
            item.job = job
        # An earlier period before a later one of the same contract.
        items = sorted(items, key=lambda row: (row.agreement_id, row.period_start))
        BulkItem.objects.bulk_create(items, batch_size=1000)
    return job


def try_again(*, job: BulkJob) -> int:
    """Put what failed back in line; return how many items."""
    with transaction.atomic():
        _lock(job)
        count = job.items.filter(status=ItemStatus.FAILED).update(
            status=ItemStatus.WAITING, problem_code="", problem_path="", problem_params={}
        )
        if count:
            BulkJob.objects.filter(pk=job.pk).update(finished_at=None)
    return count


def carry_on_jobs(*, now: datetime, most: int = AT_ONCE) -> int:
    """Do the next items of every open job, oldest job first; return how many were done."""
    count = 0
    for job in BulkJob.objects.filter(finished_at=None).order_by("pk"):
        count += carry_on(job=job, now=now, most=most - count)
        if count >= most:
            break
    return count


def carry_on(*, job: BulkJob, now: datetime, most: int = AT_ONCE) -> int:
    """Do the next items of one job; return how many were done or failed.

    Two workers at once share the items: each takes one under a lock and looks again.
    """
    user = get_user_model()._default_manager.get(pk=job.by_id)  # noqa: SLF001
    waiting = job.items.filter(status=ItemStatus.WAITING).order_by("pk")
    keys = list(waiting.values_list("pk", flat=True)[:most])
    if job.kind == JobKind.APPROVE:
        parts = (keys[first : first + TOGETHER] for first in range(0, len(keys), TOGETHER))
        count = sum(_approve_some(part, job, user, now) for part in parts)
    else:
        count = sum(_do_one(pk, job, user, now) for pk in keys)
    with transaction.atomic():
        # Whoever puts items back in line did so before this look, or opens the job after it.
        _lock(job)
        if not job.items.filter(status=ItemStatus.WAITING).exists():
            BulkJob.objects.filter(pk=job.pk, finished_at=None).update(finished_at=now)
    return count


def _lock(job: BulkJob) -> None:
    BulkJob.objects.select_for_update(no_key=True).get(pk=job.pk)


def _approve_some(keys: Sequence[int], job: BulkJob, by: Person, now: datetime) -> int:
    """Approve some items together; return how many were done or failed.

    With a few queries for all, and the same refusal for each as alone. What nobody foresaw undoes
    all of them: then each is tried alone, and only the one that it is about says so.
    """
    if not _has_role(job, by):
        return sum(_do_one(pk, job, by, now) for pk in keys)
    try:
        with transaction.atomic():
            # Another worker may have taken some meanwhile.
            waiting = BulkItem.objects.filter(pk__in=keys, status=ItemStatus.WAITING)
            items = list(waiting.select_for_update().order_by("pk"))
            ids = [item.settlement_id for item in items if item.settlement_id is not None]
            found = approve_in_bulk(settlement_ids=ids, by=by, now=now, reason=job.reason)
            refused = dict(found.refused)
            done = [item.pk for item in items if item.settlement_id not in refused]
            BulkItem.objects.filter(pk__in=done).update(status=ItemStatus.DONE, done_at=now)
            for item in items:
                if item.settlement_id in refused:
                    _finish(item, _problem_of(refused[item.settlement_id]), now)
    except Exception:
        logger.exception("Could not approve %s items of job %s together", len(keys), job.pk)
        return sum(_do_one(pk, job, by, now) for pk in keys)
    return len(items)


def _do_one(pk: int, job: BulkJob, by: Person, now: datetime) -> bool:
    """Do one item in its own transaction; False when another worker was first."""
    with transaction.atomic():
        locked = BulkItem.objects.select_for_update(of=("self",)).select_related(
            "agreement", "settlement"
        )
        item = locked.get(pk=pk)
        if item.status != ItemStatus.WAITING:
            return False
        problem = None
        try:
            # A savepoint: what is refused halfway is undone, the item still says why.
            with transaction.atomic():
                item.settlement = _carry_out(item, job, by, now)
        except SettlementBlocked as blocked:
            problem = blocked.problem
        except TermsError as error:
            problem = error.problems[0]
        except Refused as refused:
            problem = _problem_of(refused)
        except Exception as error:
            # An item that always goes wrong would hold up all that was asked for after it. Without
            # a connection this cannot be written either: then the timetable tries again.
            number = item.agreement.number
            logger.exception("Could not do item %s of job %s: %s", pk, job.pk, number)
            params = {"number": number, "error": type(error).__name__}
            problem = Problem("", "job_unexpected", params)
        _finish(item, problem, now)
    return True


def _problem_of(refused: Refused) -> Problem:
    return Problem(refused.field, refused.code, refused.params)


def _finish(item: BulkItem, problem: Problem | None, now: datetime) -> None:
    """Write what became of an item."""
    item.status = ItemStatus.FAILED if problem else ItemStatus.DONE
    item.done_at = now
    if problem is not None:
        item.problem_code, item.problem_path = problem.code, problem.path
        item.problem_params = plain_params(problem.params)
    item.save()


def _has_role(job: BulkJob, by: Person) -> bool:
    """Whether who asked still may: people leave or get other work, which services do not see."""
    return is_in_group(cast(AbstractUser, by), ROLES[JobKind(job.kind)])


def _carry_out(item: BulkItem, job: BulkJob, by: Person, now: datetime) -> Settlement:
    if not _has_role(job, by):
        needed = ROLES[JobKind(job.kind)]
        raise Refused("job_role_lost", "by", {"role": str(GROUPS[needed]).lower()})
    if item.settlement is None or job.kind == JobKind.DRAFT:
        period = Period(item.period_start, item.period_end)
        return draft_settlement(agreement=item.agreement, period=period, now=now, by=by)
    if job.kind == JobKind.APPROVE:
        return approve_settlement(settlement=item.settlement, by=by, now=now, reason=job.reason)
    return return_settlement(settlement=item.settlement, by=by, now=now, reason=job.reason)
