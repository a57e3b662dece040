"""What a delivered file would bring, before anything is stored.

The same engine that settles computes it, over what counts now and over that with the file's rows
added as if the evaluator accepted all of them. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from contracts.arithmetic import (
    Observation,
    Period,
    Problem,
    SettlementBlocked,
    Terms,
    number_text,
    periods_until,
)
from contracts.enums import IndicatorKind
from contracts.models import Agreement
from contracts.observation_file import FileRow
from contracts.snapshots import freeze, load_facts, settle_inputs
from contracts.terms_documents import read_in_force

# Far enough to find the end of any period that holds a delivered day.
LONGEST_PERIOD: Final = timedelta(days=366 * 30)


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What the file holds of one indicator in one period."""

    indicator: str
    start: date
    end: date
    row_count: int


@dataclass(frozen=True, slots=True)
class PreviewAmount:
    """What a period pays now and with the file, in whole cents, all of it accepted."""

    start: date
    end: date
    now_cents: int
    then_cents: int

    @property
    def more_cents(self) -> int:
        """The difference."""
        return self.then_cents - self.now_cents


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Counts and amounts; `blocked` when the engine cannot settle with these rows."""

    rows: tuple[PreviewRow, ...]
    amounts: tuple[PreviewAmount, ...]
    blocked: SettlementBlocked | None
    currency: str


def preview_import(agreement: Agreement, observations: list[Observation]) -> ImportPreview:
    """Return what a file would bring when the evaluator accepted all of it."""
    versions = read_in_force(agreement.terms_versions.all())
    periods = _periods_up_to(versions, max(item.on for item in observations))
    names = dict(agreement.indicators.values_list("code", "name"))
    counts: Counter[tuple[Period, str]] = Counter()
    for item in observations:
        found = (one for one in periods if one.start <= item.on < one.end)
        counts.update((period, item.metric) for period in found)
    rows = tuple(
        PreviewRow(names.get(metric, metric), period.start, period.end, count)
        for (period, metric), count in sorted(
            counts.items(), key=lambda pair: (pair[0][0].start, pair[0][1])
        )
    )
    amounts: tuple[PreviewAmount, ...] = ()
    blocked = None
    try:
        amounts = _amounts(agreement, observations, periods)
    except SettlementBlocked as error:
        blocked = error
    return ImportPreview(rows, amounts, blocked, agreement.currency)


def repeated_rows(agreement: Agreement, rows: Iterable[FileRow]) -> list[int]:
    """Return the numbers of the rows that say what an observation that still stands says."""
    standing = agreement.observations.filter(replaced_by=None)
    known = {
        (
            *(row.indicator.code, row.on, row.subject, row.cohort, row.start, row.end),
            row.status,
            row.quantity,
        )
        for row in standing.select_related("indicator").iterator(chunk_size=1000)
    }
    events = set(agreement.indicators.filter(kind=IndicatorKind.EVENT).values_list("code"))
    repeated = []
    for row in rows:
        item = row.observation
        # An event without a quantity is kept as one.
        happened = item.quantity is None and (item.metric,) in events and not item.start
        quantity = Fraction(1) if happened and item.status == "measured" else item.quantity
        place = (item.metric, item.on, item.subject, item.cohort, item.start, item.end)
        if (*place, item.status, quantity) in known:
            repeated.append(row.number)
    return repeated


def place_in_file(problem: Problem, rows: Iterable[FileRow]) -> tuple[int, str]:
    """Return the row and the column that keep from settling; 0 and "" when it is no row of these.

    The engine knows observations and no files; a row that says "not measured" is the only mistake
    that it finds and the reading of the file does not.
    """
    about = problem.params
    for row in rows:
        item = row.observation
        if (
            problem.code == item.status == "not_measured"
            and item.metric == about["metric"]
            and str(about["start"]) <= item.on.isoformat() < str(about["end"])
        ):
            return row.number, "status"
    return 0, ""


def _periods_up_to(versions: list[Terms], last: date) -> list[Period]:
    """Return the periods up to and with the one that holds a day."""
    periods = periods_until(versions, last + LONGEST_PERIOD)
    return [period for period in periods if period.start <= last]


def _amounts(
    agreement: Agreement, observations: list[Observation], periods: list[Period]
) -> tuple[PreviewAmount, ...]:
    frozen = freeze(load_facts([agreement.pk])[agreement.pk], periods[-1])
    document = frozen.document
    # Nothing posted: every period's whole amount stands on lines of its own.
    before = {**document, "posted": []}
    added = [_frozen(item, number) for number, item in enumerate(observations)]
    after = {**before, "observations": [*document["observations"], *added]}
    now, then = _by_origin(before, frozen.terms), _by_origin(after, frozen.terms)
    return tuple(
        PreviewAmount(period.start, period.end, now[period.start], then[period.start])
        for period in periods
        if now[period.start] != then[period.start]
    )


def _by_origin(document: dict[str, Any], terms: list[Terms]) -> Counter[date]:
    cents: Counter[date] = Counter()
    for line in settle_inputs(document, terms).lines:
        cents[line.origin.start] += line.amount_cents
    return cents


def _frozen(item: Observation, number: int) -> dict[str, str]:
    """Return a row of a file in the form in which accepted observations are frozen."""
    data = {"metric": item.metric, "on": item.on.isoformat(), "key": f"file-{number:09d}"}
    if item.quantity is not None:
        data["quantity"] = number_text(item.quantity)
    if item.status != "measured":
        data["status"] = item.status
    texts = {"subject": item.subject, "cohort": item.cohort}
    days = {"start": item.start, "end": item.end, "known_on": item.known_on}
    data |= {name: text for name, text in texts.items() if text}
    data |= {name: day.isoformat() for name, day in days.items() if day is not None}
    return data
