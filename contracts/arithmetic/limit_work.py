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

MAX_PARTS: Final = 50
"""Up to so many persons or cohorts are traced one by one; more are traced as their sum."""
RUNNING: Final = ("contract", "period", "year")
"""Scopes with one running total at a time."""
NOBODY: Final = Entry(0, "", ZERO, None)


@dataclass(slots=True)
class LimitNote:
    """What a limit did to one component in one period, for the trace.

    `room` is what it left; None for floors, for caps per unit, and where several cohorts or persons
    have a room of their own. Of a cap with one running total `cap` is what that may be now, `used`
    what it was before, and `rest` the part of a total that a share looks at and does not cap. `cut`
    are the cohorts or persons whose amount it changed, when they are not too many to tell.
    """

    limit: Limit
    before: Fraction
    after: Fraction
    carried_in: Fraction
    room: Fraction | None
    cap: Fraction | None = None
    used: Fraction = ZERO
    rest: Fraction | None = None
    cut: tuple["Cut", ...] = ()


@dataclass(slots=True)
class Cut:
    """What a limit made of the amount of one cohort or person."""

    part: Part
    before: Fraction
    after: Fraction


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

    def let_through(self, key: Key, entry: Entry, cap: Fraction) -> Fraction:
        """Let an entry become what min(cap, running total) grows by; return what was cut.

        Of no component more stays than came in of it: what goes back goes back, also when that only
        makes room for what was cut of another (`release` gives that out).
        """
        state, code = self.state, entry.code
        state.incoming[key] = state.incoming.get(key, ZERO) + entry.amount
        before = state.outgoing.get(key, ZERO)
        cut = entry.amount - (min(cap, state.incoming[key]) - before)
        cut = max(cut, -state.cut.get(key, {}).get(code, ZERO))
        entry.amount -= cut
        state.outgoing[key] = before + entry.amount
        self._note(key, code, cut, entry.amount)
        return cut

    def release(self, key: Key, cap: Fraction) -> list[Entry]:
        """Return what a cap lets through more than so far, without anything new coming in.

        It is of what was cut, in the order of the terms; what a share that falls takes back is of
        what was let through last.
        """
        state = self.state
        most = min(cap, state.incoming.get(key, ZERO))
        more = most - state.outgoing.get(key, ZERO)
        if not more:
            return []
        state.outgoing[key] = most
        places = self._covered()
        self._inherit(key, places)
        held, released = (state.cut if more > ZERO else state.passed), []
        for order, code in places if more > ZERO else reversed(places):
            part = min(abs(more), max(held.get(key, {}).get(code, ZERO), ZERO))
            part = part if more > ZERO else -part
            released.append(Entry(order, code, part, None, part_of(self.limit, key)))
            more -= part
        released[-1].amount += more  # a cap of another kind did not note what it let through
        for entry in released:
            self._note(key, entry.code, -entry.amount, entry.amount)
        return [entry for entry in released if entry.amount]

    def _note(self, key: Key, code: str, cut: Fraction, passed: Fraction) -> None:
        """Remember what was cut of a component, and of a share also what was let through."""
        kept = [(self.state.cut, cut)]
        if self.limit.kind == "max_share":
            kept.append((self.state.passed, passed))
        for totals, amount in kept:
            if amount:
                own = totals.setdefault(key, {})
                own[code] = own.get(code, ZERO) + amount

    def _inherit(self, key: Key, places: list[tuple[int, str]]) -> None:
        """Let the first component have what is held of those that left the limit."""
        codes = {code for _, code in places}
        for totals in (self.state.cut, self.state.passed):
            own = totals.get(key, {})
            for code in [code for code in own if code not in codes]:
                own[places[0][1]] = own.get(places[0][1], ZERO) + own.pop(code)

    def _covered(self) -> list[tuple[int, str]]:
        """Return order and code of the lines that the limit is over; else its own line."""
        codes = [component.code for component in self.terms.components]
        floors = [limit.code if limit.kind == "min" else None for limit in self.terms.limits]
        lines = enumerate([*codes, *floors])
        return [(order, code) for order, code in lines if code and self.limit.covers(code)] or [
            (self.order, self.limit.code)
        ]


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


def in_order(entries: list[Entry], released: list[Entry]) -> list[Entry]:
    """Return entries with what a limit released: behind the last of the same or an earlier line."""
    if not released:
        return entries
    last = {entry.order: position for position, entry in enumerate(entries)}
    behind: dict[int, list[Entry]] = {}
    for entry in released:
        place = max((last[order] for order in last if order <= entry.order), default=-1)
        behind.setdefault(place, []).append(entry)
    found = behind.pop(-1, [])
    for position, entry in enumerate(entries):
        found += [entry, *behind.get(position, [])]
    return found


def by_code(entries: list[Entry]) -> dict[str, Fraction]:
    """Add entries up by the code of their component."""
    totals: dict[str, Fraction] = {}
    for entry in entries:
        totals[entry.code] = totals.get(entry.code, ZERO) + entry.amount
    return totals


def mark_of(limit: Limit) -> str:
    """Return what the totals of a limit are of: another mark is another limit."""
    return f"{'floor' if limit.kind == 'min' else 'cap'} {limit.scope}"


def part_of(limit: Limit, key: Key) -> Part:
    """Return the part (cohort or person) that a limit's key stands for."""
    if limit.scope == "cohort" and isinstance(key, str):
        return key, None
    if limit.scope == "person" and isinstance(key, str):
        return None, key
    return WHOLE
