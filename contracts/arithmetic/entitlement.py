"""Everything that is owed for each period so far, with its reasons: the engine's inner course."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.buckets import Agenda, Buckets
from contracts.arithmetic.entries import Entry, Place, component_entries
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.limits import LimitNote, Limits
from contracts.arithmetic.numbers import ZERO, to_cents
from contracts.arithmetic.rounding import Rounder, round_entries
from contracts.arithmetic.splitting import Split, Splitter
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot


@dataclass(frozen=True, slots=True)
class Owed:
    """What one component (or floor) comes to in one period, and how."""

    code: str
    slot: Slot
    quantity: Fraction | None
    entries: tuple[Entry, ...]
    worth: Fraction
    notes: Sequence[LimitNote]
    exact: Fraction
    rounded: Fraction
    split: Split


@dataclass(slots=True)
class State:
    """Everything that the engine remembers of the periods before, as plain data.

    A new stage that remembers something has its own state object here; nothing else may be kept
    between periods.
    """

    buckets: Buckets = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    rounder: Rounder = field(default_factory=Rounder)
    splitter: Splitter = field(default_factory=Splitter)
    paid_cents: int = 0


@dataclass(slots=True)
class Entitlement:
    """What is owed by period and code, in order; `paid_cents` adds up over time.

    `slots` are those that were computed; `state` is what is remembered after the last of them.
    """

    slots: Sequence[Slot]
    owed: list[dict[str, Owed]] = field(default_factory=list)
    paid_cents: list[int] = field(default_factory=list)
    state: State = field(default_factory=State)


def entitle(
    versions: Sequence[Terms],
    slots: Sequence[Slot],
    facts: Facts,
    strict_from: int,
    state: State | None = None,
) -> Entitlement:
    """Compute what is owed for every slot from what is known.

    Each slot depends on what happened before its end only, so that the same facts give the same
    answer whether later slots are computed or not. With a `state` (which is taken further) the
    slots are those after it; without one they begin with the contract's first.
    """
    entitlement = Entitlement(slots, state=State() if state is None else state)
    agendas = {
        (version, order): Agenda(versions[version], component, facts, slots)
        for version in sorted({slot.version for slot in slots})
        for order, component in enumerate(versions[version].components)
    }
    for slot in slots:
        # A later version is followed from the first slot on; an earlier one has had its time.
        entries: list[Entry] = []
        for (version, order), agenda in agendas.items():
            if version < slot.version:
                continue
            is_now = version == slot.version
            place = Place(versions[version], version, order, slot, versions[0].periods.start)
            is_strict = is_now and slot.index >= strict_from
            found = component_entries(
                place, facts, agenda, entitlement.state.buckets, is_strict=is_strict
            )
            entries.extend(entry for entry in found if is_now)
        owed = _owe(versions[slot.version], slot, entries, entitlement.state)
        entitlement.state.paid_cents += sum(item.split.total_cents for item in owed.values())
        entitlement.owed.append(owed)
        entitlement.paid_cents.append(entitlement.state.paid_cents)
    return entitlement


def _owe(terms: Terms, slot: Slot, own_entries: list[Entry], state: State) -> dict[str, Owed]:
    """Put the entries of one slot through limits, rounding and splitting."""
    round_entries(own_entries, terms.rounding)
    worths = _sums(terms, slot, own_entries)
    entries, notes = state.limits.apply(terms, slot, own_entries)
    exact = _sums(terms, slot, entries)
    lines = state.rounder.round(terms, slot, exact)
    by_code: dict[str, list[Entry]] = {}
    for entry in own_entries:
        by_code.setdefault(entry.code, []).append(entry)
    owed: dict[str, Owed] = {}
    for code, amount in lines.items():
        own = tuple(by_code.get(code, ()))
        owed[code] = Owed(
            code,
            slot,
            _quantity(own),
            own,
            worths.get(code, ZERO),
            notes.get(code, ()),
            exact.get(code, ZERO),
            amount,
            state.splitter.split(terms, to_cents(amount)),
        )
    return owed


def _sums(terms: Terms, slot: Slot, entries: Sequence[Entry]) -> dict[str, Fraction]:
    """Add up entries by code; a component that runs in the slot is there, also with nothing."""
    sums: dict[str, Fraction] = {}
    for component in terms.components:
        begins = component.start is None or component.start < slot.period.end
        ended = component.until is not None and component.until <= slot.period.start
        if begins and not ended:
            sums[component.code] = ZERO
    for entry in entries:
        sums[entry.code] = sums.get(entry.code, ZERO) + entry.amount
    return sums


def _quantity(entries: Sequence[Entry]) -> Fraction | None:
    quantities = [entry.quantity for entry in entries if entry.quantity is not None]
    if len(quantities) == 1:
        return quantities[0]
    if any(entry.detail is not None and entry.detail.reading.added is None for entry in entries):
        return None
    return sum(quantities, ZERO) if quantities else None
