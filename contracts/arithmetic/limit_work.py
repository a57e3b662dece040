"""What caps and floors share: one limit at work in one period, its totals, and telescoping."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from contracts.arithmetic.ceilings import Key, LimitState, Place
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.facts import WHOLE, Part
from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.terms import Limit, Scope, Terms
from contracts.arithmetic.timeline import Slot

RUNNING: Final = ("contract", "period", "year")
"""Scopes with one running total at a time."""
NOBODY: Final = Entry(0, "", ZERO, None)


@dataclass(slots=True)
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

KEYS: Final[Mapping[Scope, Callable[[Entry, Slot], Key]]] = {
    "unit": lambda entry, slot: None,
    "contract": lambda entry, slot: None,
    "period": lambda entry, slot: slot.index,
    "year": lambda entry, slot: slot.year,
    "cohort": lambda entry, slot: entry.part[0],
    "person": lambda entry, slot: entry.part[1],
}


@dataclass(slots=True)
class Work:
    """One limit at work in one period; `order` is that of a floor's own line."""

    terms: Terms
    limit: Limit
    state: LimitState
    slot: Slot
    order: int
    notes: Notes

    def key_of(self, entry: Entry) -> Key:
        """Return what the limit keeps a total of: the contract, a year, a person, ..."""
        return KEYS[self.limit.scope](entry, self.slot)

    def is_covered(self, entry: Entry) -> bool:
        """Whether the limit is over this entry."""
        return self.limit.covers(entry.code)

    def release(self, key: Key, cap: Fraction) -> list[Entry]:
        """Return what a cap lets through more than before without anything new coming in."""
        entry = Entry(*self._first_covered(), ZERO, None, part_of(self.limit, key))
        telescope(self.state, key, entry, cap)
        return [entry] if entry.amount else []

    def _first_covered(self) -> tuple[int, str]:
        for order, component in enumerate(self.terms.components):
            if self.limit.covers(component.code):
                return order, component.code
        return self.order, self.limit.code


def carried_entries(state: LimitState) -> list[Entry]:
    """Return what a limit carried as entries of a period, in the order of the terms."""
    return [
        Entry(order, code, amount, None, (cohort, person))
        for (order, code, cohort, person), amount in sorted(state.carried.items(), key=_by_place)
        if amount
    ]


def _by_place(item: tuple[Place, Fraction]) -> tuple[int, str, str, str]:
    order, code, cohort, person = item[0]
    return order, code, cohort or "", person or ""


def by_code(entries: list[Entry]) -> dict[str, Fraction]:
    """Add entries up by the code of their component."""
    totals: dict[str, Fraction] = {}
    for entry in entries:
        totals[entry.code] = totals.get(entry.code, ZERO) + entry.amount
    return totals


def telescope(state: LimitState, key: Key, entry: Entry, cap: Fraction) -> Fraction:
    """Let an entry become what min(cap, running total) grows by; return what was cut."""
    incoming = state.incoming.get(key, ZERO) + entry.amount
    state.incoming[key] = incoming
    before = state.outgoing.get(key, ZERO)
    state.outgoing[key] = min(cap, incoming)
    cut = entry.amount - (state.outgoing[key] - before)
    entry.amount -= cut
    return cut


def part_of(limit: Limit, key: Key) -> Part:
    """Return the part (cohort or person) that a limit's key stands for."""
    if limit.scope == "cohort" and isinstance(key, str):
        return key, None
    if limit.scope == "person" and isinstance(key, str):
        return None, key
    return WHOLE
