"""The visible job that settles one due period: claim, draft, say why not.

Three transactions, so that each state can be seen: the claim, the draft together with "done", and
otherwise the failure. A worker that is killed leaves a claim without a draft; after the lease
another one takes the run over. The run's `claim` is the fence: a late report of the first worker
finds another number and changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from contracts.arithmetic import Period, Problem, SettlementBlocked, TermsError
from contracts.enums import RunStatus
from contracts.errors import Refused
from contracts.models import Agreement, Settlement, SettlementRun
from contracts.selectors.due_periods import (
    LONGEST_WAIT,
    find_due_periods,
    is_due,
    outdated_draft_before,
)
from contracts.services.history import lock_agreement
from contracts.services.settlements import draft_settlement, open_settlement

logger = logging.getLogger(__name__)

# A problem of waiting for an earlier period is no failure of this one.
WAITS_FOR: Final = frozenset({"earlier_period_open"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A run that this worker alone may report on.

    `number` is the fence, `attempt` how many there were in a row with this one, `input_version`
    the agreement's when the run was taken.
    """

    run_id: int
    number: int
    attempt: int
    input_version: int


def lease() -> timedelta:
    """How long a worker may be busy with one period before it is taken for dead."""
    seconds: int = settings.SETTLEMENT_LEASE_S
    return timedelta(seconds=seconds)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: twice as long each time, a day at most."""
    first_s: int = settings.SETTLEMENT_RETRY_S
    # 2 ** 17 seconds are more than a day, so the number never grows without end.
    doublings = max(0, min(attempts - 1, 17))
    return min(timedelta(seconds=first_s << doublings), LONGEST_WAIT)


def settle_due_period(*, agreement_id: int, period_start: date, now: datetime) -> Settlement | None:
    """Settle one period if it is due; None when there is nothing to do or it cannot be done.

    Running it twice, or twice at once, gives one draft. Why it could not be done is in the
    SettlementRun, with the moment of the next attempt; no exception leaves.
    """
    # Leases and waits are real time; reckoning with a local time is an hour off in two nights.
    now = now.astimezone(UTC)
    period = _due_period(agreement_id, period_start, now)
    if period is None:
        return None
    claim = _claim(agreement_id, period, now)
    if claim is None:
        return None
    try:
        return _draft(claim, agreement_id, period, now)
    except SettlementBlocked as blocked:
        problem = blocked.problem
    except TermsError as error:
        problem = error.problems[0]
    except Refused as refused:
        problem = Problem(refused.field, refused.code, refused.params)
    except Exception as error:
        logger.exception("Could not settle agreement %s from %s", agreement_id, period_start)
        problem = Problem("", "unexpected", {"error": type(error).__name__})
    _record_failure(claim, problem, now)
    return None


def settle_all_due(*, agreement_id: int, now: datetime) -> list[Settlement]:
    """Settle every due period of one agreement, in order; stop at the first that cannot be done."""
    made = []
    for due in find_due_periods(now, lease=lease(), agreement_ids=[agreement_id]):
        settlement = settle_due_period(
            agreement_id=agreement_id, period_start=due.period.start, now=now
        )
        if settlement is None:
            break
        made.append(settlement)
    return made


def _due_period(agreement_id: int, period_start: date, now: datetime) -> Period | None:
    for due in find_due_periods(now, lease=lease(), agreement_ids=[agreement_id]):
        if due.period.start == period_start:
            return due.period
    return None


def _claim(agreement_id: int, period: Period, now: datetime) -> Claim | None:
    """Take the run, unless another worker just did."""
    with transaction.atomic():
        agreement = Agreement.objects.get(pk=agreement_id)
        run, _is_new = SettlementRun.objects.get_or_create(
            agreement=agreement, period_start=period.start, defaults={"period_end": period.end}
        )
        current = open_settlement(agreement, period)
        status = current.status if current else None
        if not is_due(agreement, status, run, now, lease()):
            # Another worker did it between our look at what is due and now.
            return None
        # Only what we just looked at: whoever claims or reports in between changes one of these.
        looked_at = SettlementRun.objects.filter(pk=run.pk, claim=run.claim, status=run.status)
        taken = looked_at.update(
            status=RunStatus.RUNNING,
            claim=run.claim + 1,
            period_end=period.end,
            started_at=now,
            finished_at=None,
        )
    if not taken:
        return None
    return Claim(run.pk, run.claim + 1, run.attempts + 1, agreement.input_version)


def _draft(claim: Claim, agreement_id: int, period: Period, now: datetime) -> Settlement | None:
    with transaction.atomic():
        # Under the lock, so that the version belongs to what the draft is made from.
        agreement = lock_agreement(agreement_id)
        outdated = outdated_draft_before(agreement, period.start)
        if outdated is not None:
            # Two workers have two periods of one contract: the earlier one goes first, so that
            # the revisions do not depend on who was faster.
            raise Refused("earlier_period_open", "period", {"start": outdated.isoformat()})
        settlement = draft_settlement(agreement=agreement, period=period, now=now)
        is_ours = _report(
            claim,
            status=RunStatus.DONE,
            attempts=0,
            input_version=agreement.input_version,
            problem_code="",
            problem_path="",
            problem_params={},
            finished_at=now,
            next_attempt_at=None,
        )
    return settlement if is_ours else None


def _record_failure(claim: Claim, problem: Problem, now: datetime) -> None:
    is_waiting = problem.code in WAITS_FOR
    _report(
        claim,
        status=RunStatus.WAITING if is_waiting else RunStatus.FAILED,
        attempts=claim.attempt - 1 if is_waiting else claim.attempt,
        input_version=claim.input_version,
        problem_code=problem.code,
        problem_path=problem.path,
        problem_params=plain_params(problem.params),
        finished_at=now,
        next_attempt_at=now if is_waiting else now + wait_after(claim.attempt),
    )


def _report(claim: Claim, **fields: object) -> bool:
    """Write the outcome of a claim; False when another worker took the run over."""
    return bool(
        SettlementRun.objects.filter(
            pk=claim.run_id, claim=claim.number, status=RunStatus.RUNNING
        ).update(**fields)
    )


def plain_params(params: Mapping[str, object]) -> dict[str, object]:
    """Return the parameters of a problem as JSON can hold them."""
    return {key: _plain(value) for key, value in params.items()}


def _plain(value: object) -> object:
    """Return a parameter as JSON can hold it."""
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (str, int)) else str(value)
