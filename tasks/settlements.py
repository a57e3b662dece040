"""Settling what is due. The rows say what that is; messages only carry ids."""

from datetime import date
from itertools import groupby, islice
from operator import attrgetter
from typing import Final

from celery import shared_task
from django.utils import timezone

from contracts.selectors.due_periods import find_due_periods
from contracts.services import runs
from contracts.services.bulk import settle_in_bulk

CHUNK: Final = 500
MANY: Final = 20
"""From so many contracts in a chunk on they are settled together, with a few queries for all."""


@shared_task
def sweep_due_settlements() -> None:
    """Send messages for what is due: of few contracts one for every period, of many one a chunk.

    Nothing is lost when a message is, and nothing happens twice when it arrives twice: the next
    sweep looks at the rows again.
    """
    found = groupby(
        find_due_periods(timezone.now(), lease=runs.lease()), key=attrgetter("agreement_id")
    )
    by_agreement = ((pk, [due.period.start.isoformat() for due in own]) for pk, own in found)
    while chunk := list(islice(by_agreement, CHUNK)):
        # Celery's Django task has `delay_on_commit`; the type stubs do not know.
        if len(chunk) >= MANY:
            settle_agreements.delay_on_commit([pk for pk, _starts in chunk])  # type: ignore[attr-defined]
            continue
        for agreement_id, starts in chunk:
            for start in starts:
                settle_period.delay_on_commit(agreement_id, start)  # type: ignore[attr-defined]


# A message that waits for longer than a sweep is old news: the next sweep sends it again.
@shared_task(expires=60)
def settle_period(agreement_id: int, period_start: str) -> None:
    """Settle one period if it is still due; why it failed stands in its SettlementRun."""
    runs.settle_due_period(
        agreement_id=agreement_id,
        period_start=date.fromisoformat(period_start),
        now=timezone.now(),
    )


@shared_task(expires=60)
def settle_agreements(agreement_ids: list[int]) -> None:
    """Settle what is still due of many contracts at once; a failure stands at its SettlementRun."""
    settle_in_bulk(agreement_ids=agreement_ids, now=timezone.now())
