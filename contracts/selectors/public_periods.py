"""What the public reads of one settled period; `public` decides which periods are hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.timezone import localtime

from contracts.models import Settlement
from contracts.selectors.measures import PeriodCounts
from contracts.selectors.public_records import PublicIndicator, PublicPeriod, PublicQuantity


def hidden_period(row: Settlement) -> PublicPeriod:
    """Return a period of which neither amounts nor quantities are told."""
    approved_on = localtime(row.decided_at).date() if row.decided_at else None
    return PublicPeriod(row.period_start, row.period_end, None, approved_on, paid_cents=None)


def shown_period(
    row: Settlement,
    paid: tuple[int, datetime | None],
    indicators: Iterable[PublicIndicator],
    counts: PeriodCounts,
) -> PublicPeriod:
    """Return a period with its amounts and what was accepted in it.

    `paid` is what left the bank in cents, and when last. Of an indicator whose total is hidden or
    held back there is no quantity. What is hidden stays so when the shown periods are subtracted
    from a total: the hidden ones together hold no small number of people.
    """
    cents, last = paid
    return replace(
        hidden_period(row),
        total_cents=row.total_cents,
        paid_cents=cents,
        paid_on=localtime(last).date() if last else None,
        quantities=tuple(
            PublicQuantity(
                shown.code,
                shown.name,
                shown.unit,
                counts.achieved_in.get((row.period_start, shown.code)),
            )
            for shown in indicators
            if not (shown.is_held_back or shown.is_suppressed)
        ),
    )
