"""The nightly check: compute settlements again, verify the journals, keep what was found.

Every night a slice, after each other, so that all of them come round; what was wrong before is
looked at again every night until it is right.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from time import monotonic
from typing import Any, Final, TypedDict

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils import timezone

from contracts.models import Agreement, IntegrityCheck, Settlement
from contracts.selectors.chains import verify_chains
from contracts.selectors.payment_checks import booking_problems
from contracts.snapshots import SETTLED, changed_rows, differences

logger = logging.getLogger(__name__)

# What is wrong with an entry of the journal, for the log and the record.
CHAIN_WORDS: Final = {
    "changed": "was changed after it was booked",
    "predecessor": "does not follow the entry before it",
    "number": "is out of its order: an entry before it is gone",
    "unbalanced": "does not add up to zero",
}


class Finding(TypedDict):
    """One thing that is wrong; `kind` is settlement, journal or booking."""

    kind: str
    settlement: int | None
    agreement: int
    number: str
    text: str


def run_check(
    *, now: datetime, budget_s: float | None = None, clock: Callable[[], float] = monotonic
) -> IntegrityCheck:
    """Check the next slice and keep the outcome; every finding is an error in the log.

    `settings.CHECK_SETTLEMENTS` settlements and `settings.CHECK_AGREEMENTS` journals at most, and
    no new one after `budget_s` seconds.
    """
    last = IntegrityCheck.objects.first()
    deadline = None if budget_s is None else clock() + budget_s
    findings: list[Finding] = []
    count, cursor = 0, last.settlement_cursor if last else 0
    again = {row["settlement"] for row in last.findings if row["settlement"]} if last else set()
    for settlement in _again_and_next(again, cursor):
        if deadline is not None and clock() > deadline and settlement.pk not in again:
            break
        count += 1
        findings += check_settlement(settlement)
        cursor = cursor if settlement.pk in again else settlement.pk
    agreements = _next_agreements(last)
    entry_count = 0
    for chain in verify_chains(agreements):
        entry_count += chain.count
        if chain.problem is not None:
            text = f"journal entry {chain.broken} {CHAIN_WORDS[chain.problem]}"
            findings.append(_finding("journal", None, chain.agreement_id, chain.broken, text))
    findings += [
        _finding("booking", None, row.agreement_id, str(row), f"{row}: {text}")
        for row, text in booking_problems(agreements)
    ]
    check = IntegrityCheck.objects.create(
        at=now,
        finished_at=max(now, timezone.now()),
        settlement_count=count,
        entry_count=entry_count,
        settlement_cursor=cursor,
        agreement_cursor=_cursor_after(agreements, last),
        findings=findings,
    )
    for finding in findings:
        logger.error("Check: %s", finding["text"])
    return check


def check_settlement(settlement: Settlement) -> list[Finding]:
    """Compute one settlement again, and compare its frozen inputs with today's rows.

    What cannot be computed any more is a finding too.
    """
    try:
        found = differences(settlement)
        if settlement.status in SETTLED:
            found += changed_rows(settlement)
    except Exception as error:
        logger.exception("Could not compute settlement %s again", settlement.pk)
        found = [f"cannot be computed again ({type(error).__name__})"]
    return [
        _finding(
            "settlement", settlement.pk, settlement.agreement_id, str(settlement),
            f"settlement {settlement}: {text}",
        )
        for text in found
    ]  # fmt: skip


def _finding(
    kind: str, settlement_id: int | None, agreement_id: int, number: str, text: str
) -> Finding:
    return {
        "kind": kind,
        "settlement": settlement_id,
        "agreement": agreement_id,
        "number": number,
        "text": text[:1000],
    }


def _again_and_next(again: set[Any], cursor: int) -> Iterator[Settlement]:
    """Give what was wrong, then the next slice; after the last one it begins at the first."""
    rows = Settlement.objects.select_related("agreement").order_by("pk")
    yield from rows.filter(pk__in=again)
    limit: int = settings.CHECK_SETTLEMENTS
    following = rows.exclude(pk__in=again)
    given = 0
    for part in (following.filter(pk__gt=cursor), following.filter(pk__lte=cursor)):
        for settlement in part[: limit - given].iterator(chunk_size=100):
            given += 1
            yield settlement


def _next_agreements(last: IntegrityCheck | None) -> list[int]:
    """Return the agreements whose journal is looked at now: those with findings come first."""
    findings: list[Finding] = last.findings if last else []
    again = {row["agreement"] for row in findings if row["kind"] != "settlement"}
    cursor = last.agreement_cursor if last else 0
    limit: int = settings.CHECK_AGREEMENTS
    booked: QuerySet[Agreement] = Agreement.objects.exclude(pk__in=again).order_by("pk")
    after = list(booked.filter(pk__gt=cursor).values_list("pk", flat=True)[:limit])
    rest = limit - len(after)
    before = booked.filter(pk__lte=cursor).values_list("pk", flat=True)[:rest] if rest else []
    return [*sorted(again), *after, *before]


def _cursor_after(agreements: list[int], last: IntegrityCheck | None) -> int:
    """Return where the next night begins; after the highest one it begins at the first."""
    highest = Agreement.objects.aggregate(last=Max("pk"))["last"] or 0
    if not agreements:
        return 0
    return 0 if agreements[-1] >= highest else agreements[-1]
