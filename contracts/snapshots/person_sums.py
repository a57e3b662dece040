"""What persons come to under a rate card, added up by PostgreSQL instead of row by row.

For millions of observations of persons. The database counts with exact numbers, and gives for each
period and component how many persons there is news of, their quantity, its worth, and what is left
of that after each cap per person. `contracts.arithmetic.settle_sums` goes on from there.

The rows themselves are not frozen: they are append-only. Which verdict was the last that was seen,
the number of rows and a digest over them tell later whether they are still what was counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Max

from contracts.arithmetic import Period, PersonSum, Terms, rate_card
from contracts.models import Indicator, Observation, Verification
from contracts.snapshots.facts import overtaken_by_corrections
from contracts.snapshots.person_sums_query import sums_query

# Room for each sort and hash table of the one query; what the server gives by default is for many
# small ones.
WORK_MEMORY: Final = "64MB"
# From this part of all verdicts on it is quicker to look at all of them.
MOST: Final = 4


class NotSummableError(Exception):
    """The terms or the rows hold something that sums of persons cannot say."""


@dataclass(frozen=True, slots=True)
class PersonSums:
    """The sums, and by what they can be recognized: how many rows there were, and their digest."""

    sums: tuple[PersonSum, ...]
    row_count: int
    digest: str


def last_verdict() -> int:
    """Return the key of the newest verification of all; 0 when there is none."""
    return Verification.objects.aggregate(last=Max("pk"))["last"] or 0


def sum_persons(
    agreement_id: int, terms: Terms, periods: Sequence[Period], verified_up_to: int
) -> PersonSums:
    """Add up what counts of an agreement's persons in these periods (from the contract's first).

    Verdicts after `verified_up_to` are left out, so the same can be added up again later. Raises
    NotSummableError when the terms are no plain rate card, when an observation names no person, is
    a spell of days or is of a metric that the terms do not know, and on another database.
    """
    items = rate_card(terms)
    if items is None or connection.vendor != "postgresql":
        raise NotSummableError
    _refuse_odd_rows(agreement_id, terms)
    indicators = dict(
        Indicator.objects.filter(
            agreement=agreement_id, code__in={item.metric for item in items}
        ).values_list("code", "pk")
    )
    if len(indicators) < len({item.metric for item in items}):
        raise NotSummableError
    values: dict[str, Any] = {
        "agreement": agreement_id,
        "indicators": list(indicators.values()),
        "starts": [period.start for period in periods],
        "end": periods[-1].end,
        "overtaken": list(overtaken_by_corrections([agreement_id], verified_up_to)),
        "verified_up_to": verified_up_to,
    }
    with room_to_work() as cursor:
        is_most = _is_most(cursor, agreement_id)
        cursor.execute(sums_query(terms, items, indicators, is_most=is_most), values)
        rows = cursor.fetchall()
    found: list[PersonSum] = []
    row_count, digest = 0, "0"
    for slot, *columns, count, is_odd, rows_digest in sorted(rows):
        if slot >= 0:
            found += _read(slot, columns, len(items))
        elif is_odd:
            raise NotSummableError
        else:
            row_count, digest = count, str(rows_digest)
    return PersonSums(tuple(found), row_count, digest)


@contextmanager
def room_to_work() -> Iterator[CursorWrapper]:
    """Give a cursor with at least WORK_MEMORY, and afterwards what there was before."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SHOW work_mem")
        (before,) = cursor.fetchone()
        cursor.execute(
            "SELECT set_config('work_mem', %s, true)"
            " WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes(%s)",
            [WORK_MEMORY, WORK_MEMORY],
        )
        yield cursor
        cursor.execute("SELECT set_config('work_mem', %s, true)", [before])


def _refuse_odd_rows(agreement_id: int, terms: Terms) -> None:
    """Raise NotSummableError for what the query does not look at: both have an index of their own,
    and are there seldom."""
    rows = Observation.objects.filter(agreement=agreement_id)
    known = {metric.code for metric in terms.metrics}
    others = Indicator.objects.filter(agreement=agreement_id).exclude(code__in=known)
    unknown = list(others.values_list("pk", flat=True))
    if rows.filter(end__isnull=False).exists():
        raise NotSummableError
    if unknown and rows.filter(indicator__in=unknown).exists():
        raise NotSummableError


def _is_most(cursor: CursorWrapper, agreement_id: int) -> bool:
    """Whether an agreement has a large part of all verdicts, as the database itself estimates."""
    counts = []
    for query, values in (
        ("SELECT FROM contracts_observation WHERE agreement_id = %s", [agreement_id]),
        ("SELECT FROM contracts_verification", []),
    ):
        cursor.execute("EXPLAIN (FORMAT JSON) " + query, values)
        (answer,) = cursor.fetchone()
        plan = json.loads(answer) if isinstance(answer, str) else answer
        counts.append(plan[0]["Plan"]["Plan Rows"])
    return bool(counts[0] * MOST >= counts[1])


def _read(slot: int, columns: Sequence[Any], part_count: int) -> Iterator[PersonSum]:
    """Give the sums of one period; a component of which there is no news has none."""
    width = len(columns) // part_count
    for order in range(part_count):
        persons, rows, quantity, worth, *after = columns[order * width : (order + 1) * width]
        if persons:
            left = tuple(Fraction(amount) for amount in after)
            yield PersonSum(slot, order, persons, rows, Fraction(quantity), Fraction(worth), left)
