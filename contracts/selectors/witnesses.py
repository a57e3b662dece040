"""Whether what people did is still as the history tells it: nobody, no moment and no row changed.

Whoever goes behind the triggers has to change two tables at once: a verdict, a measurement, a
decision about a settlement each have their own row and a line of the history, with the same person
and moment. Both are read in the order of time and laid beside each other, so that nothing but
what differs is kept in memory.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.db.models import Count, Min, QuerySet

from contracts.enums import EventVerb, SettlementStatus
from contracts.models import AgreementEvent, Observation, Settlement, Verification
from contracts.selectors.chains import chunks

# What a line of the history tells besides who and when, and of how many rows.
Told = Callable[[str], tuple[str, int]]
# (agreement, moment) and (person, what, how many, key of the first row; 0 for a line of history).
Line = tuple[tuple[int, datetime], tuple[int | None, str, int, int]]
AT_ONCE: Final = 2000
LAST_NUMBER: Final = re.compile(r"([0-9]+)\)?$")


@dataclass(frozen=True, slots=True)
class Witness:
    """One kind of row and the lines of history that tell of it.

    `agreement`, `at`, `by` and `what` are the columns to compare; `what` may be none or several.
    `observation` is how an observation finds such a row (empty: it has none).
    """

    name: str
    rows: Callable[[], QuerySet[Any]]
    verbs: Mapping[str, Told]
    agreement: str
    at: str
    by: str
    what: tuple[str, ...] = ()
    observation: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What the history tells otherwise: of which agreement, and of which row (0: of none)."""

    agreement_id: int
    witness: Witness
    pk: int
    text: str


@dataclass(slots=True)
class _Difference:
    """Rows of one person and moment that only one side has."""

    at: datetime
    by: int | None
    what: str
    count: int
    pk: int


def history_faults(agreement_ids: Sequence[int]) -> Iterator[Fault]:
    """Give everything in which rows and history differ, agreement by agreement."""
    for ids in chunks(list(agreement_ids)):
        for witness in _WITNESSES:
            yield from _faults(witness, ids)


def add_witness(witness: Witness) -> None:
    """Let an app above the core have its rows compared with the history; once per name."""
    if all(known.name != witness.name for known in _WITNESSES):
        _WITNESSES.append(witness)


def _faults(witness: Witness, ids: Sequence[int]) -> Iterator[Fault]:
    merged = heapq.merge(_told(witness, ids), _there(witness, ids), key=lambda line: line[0])
    for agreement_id, own in groupby(merged, key=lambda line: line[0][0]):
        short: list[_Difference] = []
        over: list[_Difference] = []
        for (_agreement, at), same in groupby(own, key=lambda line: line[0]):
            _compare(at, same, short, over)
        for pk, text in _texts(witness, short, over):
            yield Fault(agreement_id, witness, pk, text)


def _told(witness: Witness, ids: Sequence[int]) -> Iterator[Line]:
    events = AgreementEvent.objects.filter(agreement__in=ids, verb__in=witness.verbs)
    columns = ("agreement", "at", "by", "verb", "detail")
    rows = events.order_by("agreement", "at").values_list(*columns)
    for agreement_id, at, by, verb, detail in rows.iterator(chunk_size=AT_ONCE):
        what, count = witness.verbs[verb](detail)
        yield (agreement_id, at), (by, what, count, 0)


def _there(witness: Witness, ids: Sequence[int]) -> Iterator[Line]:
    rows = witness.rows().filter(**{f"{witness.agreement}__in": ids})
    found = (
        rows.order_by(witness.agreement, witness.at)
        .values(witness.agreement, witness.at, witness.by, *witness.what)
        .annotate(row_count=Count("pk"), first_pk=Min("pk"))
    )
    for row in found.iterator(chunk_size=AT_ONCE):
        # A period and a revision stand in the history as "2026-01-01 r2".
        what = " r".join(str(row[name]) for name in witness.what)
        place = (row[witness.agreement], row[witness.at])
        yield place, (row[witness.by], what, row["row_count"], row["first_pk"])


def _compare(
    at: datetime, lines: Iterable[Line], short: list[_Difference], over: list[_Difference]
) -> None:
    """Note what the history has more (`short`: rows are missing) and what the rows have more."""
    balance: Counter[tuple[int | None, str]] = Counter()
    first: dict[tuple[int | None, str], int] = {}
    for _key, (by, what, count, pk) in lines:
        balance[by, what] += count if pk else -count
        if pk:
            first[by, what] = min(pk, first.get((by, what), pk))
    for (by, what), count in balance.items():
        if count < 0:
            short.append(_Difference(at, by, what, -count, first.get((by, what), 0)))
        elif count > 0:
            over.append(_Difference(at, by, what, count, first[by, what]))


def _texts(
    witness: Witness, short: list[_Difference], over: list[_Difference]
) -> Iterator[tuple[int, str]]:
    """Say what differs: a row with another person, moment or content, or a side that lacks one."""
    for row in over:
        told = next((line for line in short if line.count and _one_differs(line, row)), None)
        if told is None:
            yield row.pk, f"{witness.name} {row.pk}: no line of the history tells of it"
            continue
        told.count -= min(told.count, row.count)
        pairs = (
            (witness.by, row.by, told.by),
            (witness.at, row.at.isoformat(), told.at.isoformat()),
            (", ".join(witness.what), row.what, told.what),
        )
        for name, now, before in pairs:
            if now != before:
                yield row.pk, f"{witness.name} {row.pk}: {name} is {now}, the history has {before}"
    for line in short:
        if line.count:
            moment = line.at.isoformat()
            yield (
                0,
                (
                    f"{witness.name}: {line.count} of what the history has by {line.by} at {moment}"
                    f" {f'({line.what}) ' if line.what else ''}is gone"
                ),
            )


def _one_differs(one: _Difference, other: _Difference) -> bool:
    return [one.by != other.by, one.at != other.at, one.what != other.what].count(True) == 1


def one_row(_detail: str) -> tuple[str, int]:
    """Read a line that tells of one row, whatever else it says."""
    return "", 1


def _last_number(detail: str) -> tuple[str, int]:
    """Read "file.csv (12)"."""
    found = LAST_NUMBER.search(detail)
    return "", int(found[1]) if found else 1


def _decision_and_number(detail: str) -> tuple[str, int]:
    """Read "accepted 12"."""
    decision, _space, number = detail.rpartition(" ")
    return decision, int(number)


def _period(detail: str) -> tuple[str, int]:
    """Read "2026-01-01 r2"."""
    return detail, 1


def _settled_as(*statuses: SettlementStatus) -> Callable[[], QuerySet[Any]]:
    return lambda: Settlement.objects.filter(status__in=statuses)


_WITNESSES: list[Witness] = [
    Witness(
        "observation",
        Observation.objects.all,
        {
            EventVerb.OBSERVATION_RECORDED: one_row,
            EventVerb.OBSERVATION_CORRECTED: one_row,
            EventVerb.OBSERVATION_WITHDRAWN: one_row,
            EventVerb.OBSERVATIONS_IMPORTED: _last_number,
        },
        agreement="agreement",
        at="entered_at",
        by="entered_by",
        observation="pk",
    ),
    Witness(
        "verdict",
        Verification.objects.all,
        {EventVerb.OBSERVATIONS_VERIFIED: _decision_and_number},
        agreement="observation__agreement",
        at="at",
        by="by",
        what=("decision",),
        observation="verifications",
    ),
    Witness(
        "settlement",
        Settlement.objects.all,
        {EventVerb.SETTLEMENT_DRAFTED: _period},
        agreement="agreement",
        at="prepared_at",
        by="prepared_by",
        what=("period_start", "revision"),
    ),
    Witness(
        "approved settlement",
        _settled_as(SettlementStatus.APPROVED, SettlementStatus.REVERSED),
        {EventVerb.SETTLEMENT_APPROVED: _period},
        agreement="agreement",
        at="decided_at",
        by="decided_by",
        what=("period_start", "revision"),
    ),
    Witness(
        "returned settlement",
        _settled_as(SettlementStatus.RETURNED),
        {EventVerb.SETTLEMENT_RETURNED: _period},
        agreement="agreement",
        at="decided_at",
        by="decided_by",
        what=("period_start", "revision"),
    ),
]
