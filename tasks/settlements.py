"""Settling what is due. The rows say what that is; messages only carry ids."""

from datetime import date

from celery import shared_task
from django.utils import timezone

from contracts.selectors.due_periods import find_due_periods
from contracts.services import runs


@shared_task
def sweep_due_settlements() -> None:
    """Send one message for every due period, per agreement in order.

    Nothing is lost when a message is, and nothing happens twice when it arrives twice: the next
    sweep looks at the rows again.
    """
    for due in find_due_periods(timezone.now(), lease=runs.lease()):
        # Celery's Django task has it; the type stubs do not know.
        settle_period.delay_on_commit(  # type: ignore[attr-defined]
            due.agreement_id, due.period.start.isoformat()
        )


# A message that waits for longer than a sweep is old news: the next sweep sends it again.
@shared_task(expires=60)
def settle_period(agreement_id: int, period_start: str) -> None:
    """Settle one period if it is still due; why it failed stands in its SettlementRun."""
    runs.settle_due_period(
        agreement_id=agreement_id,
        period_start=date.fromisoformat(period_start),
        now=timezone.now(),
    )
