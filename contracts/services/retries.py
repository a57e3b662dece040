"""Trying a period again because a person asks, without waiting for the timetable."""

from __future__ import annotations

from datetime import datetime

from contracts.enums import RunStatus
from contracts.models import Settlement, SettlementRun
from contracts.services.runs import settle_due_period


def retry_run(*, run: SettlementRun, now: datetime) -> Settlement | None:
    """Settle a failed period now. None when it fails again; the run then says why.

    The draft is the timetable's, not this person's: who asks for another try prepares nothing.
    """
    SettlementRun.objects.filter(pk=run.pk, status=RunStatus.FAILED).update(next_attempt_at=now)
    return settle_due_period(agreement_id=run.agreement_id, period_start=run.period_start, now=now)
