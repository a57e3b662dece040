"""An opening: everything that is needed to compute the next period without the history.

It holds the engine's memory (`State`), sums in place of the observations before, and the few rows
that still decide something. It is kept as plain JSON-able data, so that it can be stored with a
settlement; this module is its only reader and writer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol, TypeVar

from contracts.arithmetic.blocks import Dated, PerUnit
from contracts.arithmetic.buckets import Buckets
from contracts.arithmetic.ceilings import Key
from contracts.arithmetic.entitlement import Entitlement, State
from contracts.arithmetic.facts import At, Facts, Past, Sums
from contracts.arithmetic.observations import Observation
from contracts.arithmetic.past import UnknownNeedsError, needs_of, past_of
from contracts.arithmetic.plain_data import read_data, write_data
from contracts.arithmetic.problems import SettlementBlocked
from contracts.arithmetic.statements import ENGINE_VERSION
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot, slot_after, version_on

OPENING_FORMAT: Final = "opening/2"


class Timed(Protocol):
    """What of an observation says when it counts: an Observation, or a row like it."""

    @property
    def metric(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...
    @property
    def subject(self) -> str: ...


Row = TypeVar("Row", bound=Timed)


class OpeningDoesNotFit(ValueError):  # noqa: N818 - as SettlementBlocked: an outcome
    """The opening is of another format or engine, or another version of the terms is in force."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a contract stands after a period, as JSON-able data."""

    data: Mapping[str, Any]

    @property
    def day(self) -> date:
        """The first day of the next period."""
        return date.fromisoformat(self.data["day"])


@dataclass(slots=True)
class Kept:
    """What an opening holds.

    `index`, `version` and `year_start` are those of the period that was closed. `sums` are in the
    order of the quantities that `needs_of` names.
    """

    format: str
    engine: str
    day: date
    index: int
    version: int
    year_start: date
    state: State
    seen: dict[str, dict[At, date]] = field(default_factory=dict)
    last: dict[str, list[Observation]] = field(default_factory=dict)
    sums: list[Sums] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PickedUp:
    """An opening as it was read: the memory, the past, and the slot that comes now (if any)."""

    state: State
    past: Past
    slot: Slot | None


def effect_on(row: Timed) -> date:
    """Return the first day that an observation can change: for a spell, the day it began."""
    return row.on if row.start is None else min(row.on, row.start)


def matter_after(versions: Sequence[Terms], rows: Iterable[Row], day: date) -> list[Row]:
    """Return the observations that a computation with an opening of this day needs.

    Those since that day, spells that reach over it, and of the persons in these what was observed
    before in metrics where a person's past says what counts.
    """
    every = list(rows)
    new = [_is_new(row, day) for row in every]
    persons = {row.subject for row, is_new in zip(every, new, strict=True) if is_new} - {""}
    metrics = remembered_metrics(versions)
    return [
        row
        for row, is_new in zip(every, new, strict=True)
        if is_new or (row.metric in metrics and row.subject in persons)
    ]


def _is_new(row: Timed, day: date) -> bool:
    return row.on >= day or (row.end is not None and row.end > day)


def remembered_metrics(versions: Iterable[Terms]) -> set[str]:
    """Return the metrics in which a person's earlier observations say what a new one counts for."""
    found: set[str] = set()
    for terms in versions:
        try:
            found |= terms.once(needs_of).remembered
        except UnknownNeedsError:
            continue
    return found


def close(versions: Sequence[Terms], entitlement: Entitlement, facts: Facts) -> Opening | None:
    """Return what is needed to go on after the last slot; None when it cannot be told.

    That is so for observations without a person where persons are told apart, or for a quantity of
    which it is not known what it asks of the past.
    """
    slot = entitlement.slots[-1]
    terms, day, state = versions[slot.version], slot.period.end, entitlement.state
    buckets = _still_open(terms, slot, state.buckets)
    marks = {versions[0].periods.start, slot.year_start, *_price_days(terms)}
    for part in terms.components:
        marks |= {day for day in (part.start, part.until) if day is not None}
    for bucket in buckets.values():
        marks |= {bucket.start, bucket.year_start}
    try:
        needs = terms.once(needs_of)
        if any(row.subject == "" for code in needs.remembered for row in facts.rows(code)):
            return None
        past = past_of(needs, facts, day, marks)
    except (SettlementBlocked, UnknownNeedsError):
        return None
    kept = Kept(
        OPENING_FORMAT,
        ENGINE_VERSION,
        day,
        slot.index,
        slot.version,
        slot.year_start,
        _still_needed(terms, slot, state, buckets),
        past.seen,
        past.last,
        [past.sums[quantity] for quantity in needs.sums],
    )
    return Opening(write_data(Kept, kept))


def _price_days(terms: Terms) -> Iterator[date]:
    """Yield the days on which a dated tariff changes: each side of them has a price of its own."""
    for component in terms.components:
        interim = component.interim
        for price in (component.price, None if interim is None else interim.price):
            if isinstance(price, PerUnit) and isinstance(price.amount, Dated):
                yield from (item.start for item in price.amount.amounts)


def opening_fits(versions: Sequence[Terms], opening: Opening, start: date) -> bool:
    """Whether `settle_next` can take the period with this first day further from an opening.

    `versions` are in order, the same as when the opening was made and perhaps later ones.
    """
    data = opening.data
    return (
        data.get("format") == OPENING_FORMAT
        and data["engine"] == ENGINE_VERSION
        and opening.day == start
        and data["version"] == version_on(versions, start)
    )


def pick_up(versions: Sequence[Terms], opening: Opening) -> PickedUp:
    """Read an opening; OpeningDoesNotFit when it is not for these terms or this engine."""
    if opening.data.get("format") != OPENING_FORMAT or opening.data["engine"] != ENGINE_VERSION:
        raise OpeningDoesNotFit("another format or engine")
    kept = read_data(Kept, opening.data)
    slot = slot_after(versions, kept.index, kept.day, kept.year_start)
    if slot is not None and slot.version != kept.version:
        raise OpeningDoesNotFit("another version of the terms is in force")
    needs = versions[kept.version].once(needs_of)
    sums = dict(zip(needs.sums, kept.sums, strict=True))
    return PickedUp(kept.state, Past(kept.day, kept.seen, kept.last, sums), slot)


def _still_open(terms: Terms, slot: Slot, buckets: Buckets) -> Buckets:
    """Leave out what no later period can look at: other versions, ended components and buckets."""
    kept: Buckets = {}
    for key, bucket in buckets.items():
        component = terms.components[key[1]] if key[0] == slot.version else None
        if component is None or component.over == "period":
            continue
        last = component.is_over_on
        if last is not None and last <= slot.period.end:
            continue
        if component.over == "year" and (slot.is_year_end or bucket.year != slot.year):
            continue
        kept[key] = bucket
    return kept


def _still_needed(terms: Terms, slot: Slot, state: State, buckets: Buckets) -> State:
    """Leave out the totals of earlier periods and years, and of limits that are gone."""
    state.buckets = buckets
    scopes = {limit.code: limit.scope for limit in terms.limits}
    for states in (state.limits.states, state.rounder.tallies):
        for code in [code for code in states if code not in scopes]:
            del states[code]
    for code, scope in scopes.items():
        if scope not in ("period", "year"):
            continue
        now = slot.index if scope == "period" else slot.year
        one, two = state.limits.states.get(code), state.rounder.tallies.get(code)
        totals = [] if one is None else [one.incoming, one.outgoing, one.others, one.ceiling.held]
        keys: set[Key] = {now} if one is None else {now, one.key}
        if two is not None:
            totals += [two.exact, two.rounded, two.others, two.ceiling.held]
            keys.add(two.key)
        if one is not None:
            one.cut = {key: own for key, own in one.cut.items() if key in keys}
            one.passed = {key: own for key, own in one.passed.items() if key in keys}
        for total in totals:
            for key in [key for key in total if key not in keys]:
                del total[key]
    return state
