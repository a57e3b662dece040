"""Caps and floors, in the order of the terms, on the entries of one period after the other.

A cap is telescoping: of the running total R of what comes in, min(cap, R) may be paid in total, and
an entry becomes what that total grows by. So the outcome does not depend on how a total came
about, and what goes back frees room again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from contracts.arithmetic.ceilings import Key, LimitState, Place
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.facts import WHOLE, Part
from contracts.arithmetic.numbers import ONE, ZERO
from contracts.arithmetic.terms import Limit, Scope, Terms
from contracts.arithmetic.timeline import Slot


@dataclass(frozen=True, slots=True)
class LimitNote:
    """What a limit did to one component in one period, for the trace. `room` is None for floors,
    for caps per unit, and where several cohorts or persons have a room of their own."""

    limit: Limit
    before: Fraction
    after: Fraction
    carried_in: Fraction
    room: Fraction | None


Notes = dict[str, list[LimitNote]]
"""By component code."""


@dataclass(slots=True)
class Limits:
    """The limits of a contract on their way through its periods, by code."""

    states: dict[str, LimitState] = field(default_factory=dict)

    def apply(self, terms: Terms, slot: Slot, entries: list[Entry]) -> tuple[list[Entry], Notes]:
        """Put the entries of one period through all limits, in order; call it period by period."""
        notes: Notes = {}
        for position, limit in enumerate(terms.limits):
            if limit.holds_on(slot.period.start):
                state = self.states.setdefault(limit.code, LimitState())
                order = len(terms.components) + position
                entries = _apply(Work(terms, limit, state, slot, order, notes), entries)
        return entries, notes


@dataclass(frozen=True, slots=True)
class Work:
    """One limit at work in one period."""

    terms: Terms
    limit: Limit
    state: LimitState
    slot: Slot
    order: int
    notes: Notes

    def key_of(self, entry: Entry) -> Key:
        """Return what the limit keeps a total of: the contract, a year, a person, ..."""
        return _KEYS[self.limit.scope](entry, self.slot)

    def is_covered(self, entry: Entry) -> bool:
        """Whether the limit is over this entry."""
        return self.limit.covers(entry.code)


_KEYS: Final[Mapping[Scope, Callable[[Entry, Slot], Key]]] = {
    "unit": lambda entry, slot: None,
    "contract": lambda entry, slot: None,
    "period": lambda entry, slot: slot.index,
    "year": lambda entry, slot: slot.year,
    "cohort": lambda entry, slot: entry.part[0],
    "person": lambda entry, slot: entry.part[1],
}


def _apply(work: Work, entries: list[Entry]) -> list[Entry]:
    before = _by_code(entries)
    carried: dict[str, Fraction] = {}
    if work.limit.kind == "min":
        added = _raise(work, entries)
        for entry in added:
            note = LimitNote(work.limit, ZERO, entry.amount, ZERO, None)
            work.notes.setdefault(entry.code, []).append(note)
        return entries + added
    if work.limit.scope == "unit":
        _cap_units(work, entries)
    elif work.limit.kind == "max_share":
        entries = _cap_share(work, entries)
    else:
        entries, carried = _cap(work, entries)
    for code, after in _by_code(entries).items():
        if work.limit.covers(code):
            keys = {work.key_of(entry) for entry in entries if entry.code == code}
            room = _room(work, keys)
            note = LimitNote(
                work.limit, before.get(code, ZERO), after, carried.get(code, ZERO), room
            )
            work.notes.setdefault(code, []).append(note)
    return entries


def _by_code(entries: list[Entry]) -> dict[str, Fraction]:
    totals: dict[str, Fraction] = {}
    for entry in entries:
        totals[entry.code] = totals.get(entry.code, ZERO) + entry.amount
    return totals


def _room(work: Work, keys: set[Key]) -> Fraction | None:
    """Return what is left under the one running total that a component's entries belong to."""
    limit, state = work.limit, work.state
    if limit.scope in ("contract", "period", "year"):
        return state.cap - state.outgoing.get(state.key, ZERO)
    if limit.scope == "unit" or limit.amount is None or len(keys) != 1:
        return None
    key = keys.pop()
    return state.ceiling.of(key, limit.amount.value) - state.outgoing.get(key, ZERO)


def _cap(work: Work, entries: list[Entry]) -> tuple[list[Entry], dict[str, Fraction]]:
    """Apply a cap per person, cohort, period, year or contract."""
    limit, state = work.limit, work.state
    most = limit.amount.value if limit.amount is not None else ZERO
    carried_in: dict[str, Fraction] = {}
    state.ceiling.amend(most, state.outgoing)
    if limit.scope in ("contract", "period", "year"):
        key = _KEYS[limit.scope](_NOBODY, work.slot)
        if key != state.key or state.key not in state.outgoing:
            entries, carried_in = _open(work, entries, key)
        most += state.unused
        state.cap = state.ceiling.of(key, most)
    for entry in entries:
        if not work.is_covered(entry):
            continue
        key = work.key_of(entry)
        cut = _telescope(state, key, entry, state.ceiling.of(key, most))
        if limit.carries_excess and cut:
            place = (entry.order, entry.code, *entry.part)
            state.carried[place] = state.carried.get(place, ZERO) + cut
    return entries, carried_in


def _open(work: Work, entries: list[Entry], key: Key) -> tuple[list[Entry], dict[str, Fraction]]:
    """Begin a new period or year: what was cut comes first, what was not used adds room."""
    limit, state = work.limit, work.state
    state.unused = ZERO
    if state.key in state.outgoing and limit.carries_unused:
        state.unused = max(state.cap - state.outgoing[state.key], ZERO)
    state.key = key
    state.outgoing[key] = ZERO
    brought = [
        Entry(work.slot.index, order, code, amount, None, (cohort, person))
        for (order, code, cohort, person), amount in sorted(state.carried.items(), key=_by_place)
        if amount
    ]
    state.carried = {}
    return brought + entries, _by_code(brought)


def _by_place(item: tuple[Place, Fraction]) -> tuple[int, str, str, str]:
    order, code, cohort, person = item[0]
    return order, code, cohort or "", person or ""


_NOBODY: Final = Entry(0, 0, "", ZERO, None)


def _telescope(state: LimitState, key: Key, entry: Entry, cap: Fraction) -> Fraction:
    """Let an entry become what min(cap, running total) grows by; return what was cut."""
    incoming = state.incoming.get(key, ZERO) + entry.amount
    state.incoming[key] = incoming
    before = state.outgoing.get(key, ZERO)
    state.outgoing[key] = min(cap, incoming)
    cut = entry.amount - (state.outgoing[key] - before)
    entry.amount -= cut
    return cut


def _cap_units(work: Work, entries: list[Entry]) -> None:
    """Cap each entry at so much for each of its units; what is taken back is capped likewise."""
    most = work.limit.amount.value if work.limit.amount is not None else ZERO
    for entry in entries:
        if work.is_covered(entry) and entry.quantity is not None:
            bound = most * abs(entry.quantity)
            entry.amount = max(min(entry.amount, bound), -bound)


def share_cap(limit: Limit, others: Fraction) -> Fraction:
    """Return the cap of a share of a total; `others` is that total without the covered part.

    x may be at most a share s of (x + others), so x ≤ s / (1 − s) × others. When the covered
    components are no part of the total, the cap is s × others.
    """
    share = limit.share if limit.share is not None else ONE
    if _is_part_of_total(limit):
        return max(share / (ONE - share) * others, ZERO)
    return max(share * others, ZERO)


def _is_part_of_total(limit: Limit) -> bool:
    if limit.over is None:
        return limit.of is None
    return limit.over.isdisjoint(limit.apart) if limit.of is None else limit.over <= limit.of


def is_other(limit: Limit, code: str) -> bool:
    """Whether a component belongs to the total of a share without being capped by it."""
    return limit.totals(code) and not limit.covers(code)


def _cap_share(work: Work, entries: list[Entry]) -> list[Entry]:
    """Cap the covered components at a share of a running total."""
    limit, state = work.limit, work.state
    keys: list[Key] = [] if limit.scope == "cohort" else [_KEYS[limit.scope](_NOBODY, work.slot)]
    for entry in entries:
        key = work.key_of(entry)
        if key not in keys:
            keys.append(key)
        if is_other(limit, entry.code):
            state.others[key] = state.others.get(key, ZERO) + entry.amount
    released: list[Entry] = []
    for key in keys:
        cap = share_cap(limit, state.others.get(key, ZERO))
        state.key, state.cap = key, cap
        for entry in entries:
            if work.is_covered(entry) and work.key_of(entry) == key:
                _telescope(state, key, entry, cap)
        entry = Entry(work.slot.index, *_first_covered(work), ZERO, None, _part_of(limit, key))
        _telescope(state, key, entry, cap)
        if entry.amount:
            released.append(entry)
    return entries + released


def _part_of(limit: Limit, key: Key) -> Part:
    if limit.scope == "cohort" and isinstance(key, str):
        return key, None
    if limit.scope == "person" and isinstance(key, str):
        return None, key
    return WHOLE


def _first_covered(work: Work) -> tuple[int, str]:
    for order, component in enumerate(work.terms.components):
        if work.limit.covers(component.code):
            return order, component.code
    return work.order, work.limit.code


def _raise(work: Work, entries: list[Entry]) -> list[Entry]:
    """Return the top-up that a floor adds in this period, as an entry of its own, if any."""
    limit, state, slot = work.limit, work.state, work.slot
    least = limit.amount.value if limit.amount is not None else ZERO
    covered = [entry for entry in entries if work.is_covered(entry)]
    if limit.scope == "unit":
        top_up = sum((_unit_top_up(entry, least) for entry in covered), ZERO)
        return [Entry(slot.index, work.order, limit.code, top_up, None)] if top_up else []
    touched: list[Key] = []
    if limit.scope not in ("person", "cohort"):
        touched.append(_KEYS[limit.scope](_NOBODY, slot))
    else:
        touched.extend(state.incoming)
    for entry in covered:
        key = work.key_of(entry)
        state.incoming[key] = state.incoming.get(key, ZERO) + entry.amount
        if key not in touched:
            touched.append(key)
    added: list[Entry] = []
    for key in touched if is_due(limit, slot) else []:
        total = max(least - state.incoming.get(key, ZERO), ZERO)
        amount = total - state.outgoing.get(key, ZERO)
        state.outgoing[key] = total
        if amount:
            part = _part_of(limit, key)
            added.append(Entry(slot.index, work.order, limit.code, amount, None, part))
    return added


def _unit_top_up(entry: Entry, least: Fraction) -> Fraction:
    if not entry.quantity:
        return ZERO
    if entry.quantity > ZERO:
        return max(least * entry.quantity - entry.amount, ZERO)
    return min(least * entry.quantity - entry.amount, ZERO)


def is_due(limit: Limit, slot: Slot) -> bool:
    """Whether a floor tops up in a slot: a year's in its last period, a guarantee from its date."""
    if limit.scope == "year":
        return slot.is_year_end
    return limit.due_on is None or limit.due_on < slot.period.end
