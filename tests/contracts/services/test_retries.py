"""Another try of a failed period."""

from __future__ import annotations

import pytest

from contracts.models import SettlementRun
from contracts.services.retries import retry_run
from tests.factories.contracts import NOW, Q1, AgreementFactory, jobs

pytestmark = pytest.mark.django_db


def test_another_try_does_not_wait_and_prepares_for_nobody() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 2)
    run = SettlementRun.objects.create(
        agreement=agreement,
        period_start=Q1.start,
        period_end=Q1.end,
        status="failed",
        problem_code="terms_missing",
        started_at=NOW,
        next_attempt_at=NOW.replace(year=2030),
    )
    made = retry_run(run=run, now=NOW)
    assert made is not None
    assert (made.total_cents, made.prepared_by) == (20_000, None)
    run.refresh_from_db()
    assert run.status == "done"
    assert retry_run(run=run, now=NOW) is None
