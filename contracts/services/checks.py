"""The nightly check: compute settlements again, verify the journals, keep what was found.

Every night a slice, after each other, so that all of them come round; what was wrong before is
looked at again every night until it is right. The slice is computed from what its inputs name, as
that is quick. What was made since the last check and, in turn, the newest settlement of every
running contract is computed from the start as well: a fault in how openings are made comes out of
an opening the same again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from time import monotonic
from typing import Any, Final, TypedDict

from django.conf import settings
from django.db.models import Max, QuerySet
from django.utils import timezone

from contracts.enums import AgreementStatus
from contracts.models import OPEN_STATUSES, Agreement, IntegrityCheck, Settlement
from contracts.selectors.chains import verify_chains
from contracts.selectors.payment_checks import booking_problems
from contracts.snapshots import SETTLED, changed_rows, compare, compare_both_ways

logger = logging.getLogger(__name__)

RUNNING: Final = (AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED)
# What stands in frozen inputs in the place of observations.
NAMED: Final = ("opening", "sums")
# Up to which part of the night is computed from the start, so that the slice has its time too.
UNTIL_TURNS: Final = 0.3
UNTIL_NEW: Final = 0.6
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

    `settings.CHECK_SETTLEMENTS` settlements and `settings.CHECK_AGREEMENTS` journals at most (and
    what is computed from the start), and no new one after `budget_s` seconds.
    """
    last = IntegrityCheck.objects.first()
    night = _Night(budget_s, clock, clock())
    again = {row["settlement"] for row in last.findings if row["settlement"]} if last else set()
    for settlement in _settlements().filter(pk__in=again):
        night.look(settlement, is_whole=True)
    start_cursor = _look_from_start(night, last)
    _look_at_new(night, last.at if last else now - timedelta(days=1))
    cursor = last.settlement_cursor if last else 0
    for settlement in _next_slice(again, cursor):
        if night.is_over(1):
            break
        night.look(settlement)
        cursor = settlement.pk
    findings = night.findings
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
        settlement_count=len(night.seen),
        entry_count=entry_count,
        settlement_cursor=cursor,
        start_cursor=start_cursor,
        agreement_cursor=_cursor_after(agreements, last),
        findings=findings,
    )
    for finding in findings:
        logger.error("Check: %s", finding["text"])
    return check


@dataclass(slots=True)
class _Night:
    """How far one night is: which settlements were looked at, and what was found."""

    budget_s: float | None
    clock: Callable[[], float]
    began: float
    seen: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def look(self, settlement: Settlement, *, is_whole: bool = False) -> None:
        """Check a settlement, once a night."""
        if settlement.pk not in self.seen:
            self.seen.add(settlement.pk)
            self.findings += check_settlement(settlement, is_whole=is_whole)

    def is_over(self, share: float) -> bool:
        """Whether this part of the night has passed."""
        return self.budget_s is not None and self.clock() > self.began + self.budget_s * share


def _look_from_start(night: _Night, last: IntegrityCheck | None) -> int:
    """Compute the newest settlement of the next running contracts from the start.

    So many a night that all come round in `settings.CHECK_FROM_START_DAYS`; return the last one.
    """
    running = Agreement.objects.filter(status__in=RUNNING, settlements__status__in=OPEN_STATUSES)
    keys = running.order_by("pk").values_list("pk", flat=True).distinct()
    cursor = (last.start_cursor if last else None) or 0
    limit = ceil(keys.count() / settings.CHECK_FROM_START_DAYS)
    after = list(keys.filter(pk__gt=cursor)[:limit])
    for agreement_id in [*after, *keys.filter(pk__lte=cursor)[: limit - len(after)]]:
        open_ones = _settlements().filter(agreement=agreement_id, status__in=OPEN_STATUSES)
        newest = open_ones.latest("period_start")
        if not newest.inputs.keys().isdisjoint(NAMED):  # else the slice computes it from all
            if night.is_over(UNTIL_TURNS):
                break
            night.look(newest, is_whole=True)
        cursor = agreement_id
    return cursor


def _look_at_new(night: _Night, since: datetime) -> None:
    """Compute what was made since the last check from the start; say so when there is no time."""
    new = _settlements().filter(prepared_at__gt=since, inputs__has_any_keys=NAMED)
    keys = [pk for pk in new.values_list("pk", flat=True) if pk not in night.seen]
    for number, pk in enumerate(keys):
        if night.is_over(UNTIL_NEW):
            logger.warning(
                "Check: no time to compute %d new settlements from the start", len(keys) - number
            )
            return
        night.look(new.get(pk=pk), is_whole=True)


def check_settlement(settlement: Settlement, *, is_whole: bool = False) -> list[Finding]:
    """Compute one settlement again, and compare its frozen inputs with today's rows.

    `is_whole`: also from the start, where its inputs name an opening or sums. What cannot be
    computed any more is a finding too.
    """
    try:
        found = (compare_both_ways if is_whole else compare)(settlement).found
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


def _settlements() -> QuerySet[Settlement]:
    return Settlement.objects.select_related("agreement").order_by("pk")


def _next_slice(again: set[Any], cursor: int) -> Iterator[Settlement]:
    """Give the next slice without what was wrong; after the last one it begins at the first."""
    limit: int = settings.CHECK_SETTLEMENTS
    following = _settlements().exclude(pk__in=again)
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
