"""What each payer pays more or less in one settlement than in another, and why."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Sum

from contracts.models import Settlement, SettlementShare
from contracts.settlement_differences import LineDifference, Part


def by_payer(
    before: Settlement, after: Settlement, moved: Sequence[LineDifference] = (), rest: str = ""
) -> tuple[LineDifference, ...]:
    """Return what each payer paid and pays, in cents; nothing where there is only one.

    `moved` says what each payer moved by and why; `rest` is the cause of what it does not explain.
    Without a cause nothing is said about why.
    """
    first, last = _paid(before), _paid(after)
    causes = {line.component: line.parts for line in moved}
    payers = dict.fromkeys((*first, *last))
    if len(payers) < 2:
        return ()
    found = []
    for payer in payers:
        was, now = first.get(payer, 0), last.get(payer, 0)
        parts = causes.get(payer, ())
        left = now - was - sum(part.cents for part in parts)
        if left and rest:
            parts = (*parts, Part(rest, left))
        found.append(LineDifference(payer, after.period_start, was, now, parts))
    return tuple(found)


def _paid(settlement: Settlement) -> dict[str, int]:
    shares = SettlementShare.objects.filter(line__settlement=settlement)
    sums = shares.values_list("payer__code").annotate(cents=Sum("amount_cents"))
    return dict(sums.order_by("payer__pk"))
