"""Caps and floors, in the order of the terms, on the entries of one period after the other."""

from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.caps import cap_amount, cap_return, cap_share, cap_units
from contracts.arithmetic.ceilings import Key, LimitState
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.facts import Part
from contracts.arithmetic.floors import raise_to_floor
from contracts.arithmetic.limit_work import (
    KEYS,
    MAX_PARTS,
    NOBODY,
    RUNNING,
    Cut,
    LimitNote,
    Notes,
    Work,
    by_code,
    carried_entries,
    mark_of,
)
from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.terms import Limit, Terms
from contracts.arithmetic.timeline import Slot


@dataclass(slots=True)
class Limits:
    """The limits of a contract on their way through its periods; `states` are by limit code."""

    states: dict[str, LimitState] = field(default_factory=dict)

    def apply(self, terms: Terms, slot: Slot, entries: list[Entry]) -> tuple[list[Entry], Notes]:
        """Put the entries of one period through all limits, in order; call it period by period."""
        notes: Notes = {}
        freed = self._freed(terms, slot, notes)
        for position, limit in enumerate(terms.limits):
            entries = freed.pop(position, []) + entries
            if limit.holds_on(slot.period.start):
                state = self.states.setdefault(limit.code, LimitState())
                state.follow(mark_of(limit), limit.kind)
                order = len(terms.components) + position
                entries = _apply(Work(terms, limit, state, slot, order, notes), entries)
        return freed.pop(len(terms.limits), []) + entries, notes

    def _freed(self, terms: Terms, slot: Slot, notes: Notes) -> dict[int, list[Entry]]:
        """Return what limits carried that are no longer there to pass it on.

        It comes back at once, by place in the order: after the limits that had let it through
        before, which thus do not count it twice.
        """
        freed: dict[int, list[Entry]] = {}
        for code, state in self.states.items():
            if not state.carried or any(
                limit.code == code and _passes_on(limit, slot) for limit in terms.limits
            ):
                continue
            seen = (*state.behind, code)
            place = max((n + 1 for n, li in enumerate(terms.limits) if li.code in seen), default=0)
            brought = carried_entries(state)
            freed.setdefault(place, []).extend(brought)
            gone = Limit(code, "max", "contract", source={"code": code})
            for part, amount in by_code(brought).items():
                notes.setdefault(part, []).append(LimitNote(gone, ZERO, amount, amount, None))
            state.carried = {}
        return freed


def _passes_on(limit: Limit, slot: Slot) -> bool:
    """Whether a limit brings what it carried before into a next period or year."""
    return limit.kind == "max" and limit.scope in RUNNING and limit.holds_on(slot.period.start)


def _apply(work: Work, entries: list[Entry]) -> list[Entry]:
    before, parts_before = by_code(entries), _by_part(work, entries)
    carried: dict[str, Fraction] = {}
    used = _used(work)
    if work.limit.kind == "min":
        added = raise_to_floor(work, entries)
        for entry in added:
            note = LimitNote(work.limit, ZERO, entry.amount, ZERO, None)
            work.notes.setdefault(entry.code, []).append(note)
        return entries + added
    if work.limit.scope == "unit":
        cap_units(work, entries)
    elif work.limit.kind == "max_share":
        entries = cap_share(work, entries)
    elif work.limit.kind == "max_return":
        entries = cap_return(work, entries)
    else:
        entries, carried = cap_amount(work, entries)
    parts_after = _by_part(work, entries)
    for code, after in by_code(entries).items():
        if work.limit.covers(code):
            keys = {work.key_of(entry) for entry in entries if entry.code == code}
            note = LimitNote(
                work.limit,
                before.get(code, ZERO),
                after,
                carried.get(code, ZERO),
                _room(work, keys),
                used=used,
                cut=_cuts(parts_before.get(code, {}), parts_after.get(code, {})),
            )
            _note_total(work, note)
            work.notes.setdefault(code, []).append(note)
    return entries


def _used(work: Work) -> Fraction:
    """Return what the one running total of a limit was before this period."""
    if work.limit.scope not in RUNNING:
        return ZERO
    return work.state.outgoing.get(KEYS[work.limit.scope](NOBODY, work.slot), ZERO)


def _note_total(work: Work, note: LimitNote) -> None:
    """Say what the one running total may be, and what a share is a share of."""
    limit, state = work.limit, work.state
    if limit.scope not in RUNNING:
        return
    note.cap = state.cap
    if limit.kind == "max_share":
        note.rest = state.others.get(state.key, ZERO)


def _by_part(work: Work, entries: list[Entry]) -> dict[str, dict[Part, Fraction]]:
    """Add up what a limit per cohort or person covers, by code and by whose it is."""
    found: dict[str, dict[Part, Fraction]] = {}
    if work.limit.scope not in ("cohort", "person") or len(entries) > MAX_PARTS:
        return found
    for entry in entries:
        if work.is_covered(entry):
            own = found.setdefault(entry.code, {})
            own[entry.part] = own.get(entry.part, ZERO) + entry.amount
    return found


def _cuts(before: dict[Part, Fraction], after: dict[Part, Fraction]) -> tuple[Cut, ...]:
    """Return whose amount a limit changed, in their order; of one alone the step itself tells."""
    both = {part: (before.get(part, ZERO), amount) for part, amount in after.items()}
    if len(both) == 1:
        return ()
    return tuple(Cut(part, *amounts) for part, amounts in both.items() if amounts[0] != amounts[1])


def _room(work: Work, keys: set[Key]) -> Fraction | None:
    """Return what is left under the one running total that a component's entries belong to."""
    limit, state = work.limit, work.state
    if limit.scope in RUNNING:
        return state.cap - state.outgoing.get(state.key, ZERO)
    if limit.scope == "unit" or limit.amount is None or len(keys) != 1:
        return None
    key = keys.pop()
    return state.ceiling.of(key, limit.amount.value) - state.outgoing.get(key, ZERO)
