"""Everything that is owed for each period so far, with its reasons: the engine's inner course."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.entries import Entry, component_entries
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
class Entitlement:
    """What is owed by period (slot number) and code, in order; `paid_cents` adds up over time."""

    slots: Sequence[Slot]
    owed: list[dict[str, Owed]] = field(default_factory=list)
    paid_cents: list[int] = field(default_factory=list)


def entitle(
    versions: Sequence[Terms], slots: Sequence[Slot], facts: Facts, strict_from: int
) -> Entitlement:
    """Compute what is owed for every slot from what is known.

    Each slot depends on what happened before its end only, so that the same facts give the same
    answer whether later slots are computed or not.
    """
    by_slot: list[list[Entry]] = [[] for _ in slots]
    for version, terms in enumerate(versions):
        for order in range(len(terms.components)):
            for entry in component_entries(terms, version, order, slots, facts, strict_from):
                by_slot[entry.slot].append(entry)
    entitlement = Entitlement(slots)
    limits, rounder, splitter = Limits(), Rounder(), Splitter()
    for slot in slots:
        terms = versions[slot.version]
        entries = by_slot[slot.index]
        round_entries(entries, terms.rounding)
        worths = _sums(terms, slot, entries)
        entries, notes = limits.apply(terms, slot, entries)
        exact = _sums(terms, slot, entries)
        lines = rounder.round(terms, slot, exact)
        owed: dict[str, Owed] = {}
        by_code: dict[str, list[Entry]] = {}
        for entry in by_slot[slot.index]:
            by_code.setdefault(entry.code, []).append(entry)
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
                splitter.split(terms, to_cents(amount)),
            )
        entitlement.owed.append(owed)
        paid = entitlement.paid_cents[-1] if entitlement.paid_cents else 0
        paid += sum(item.split.total_cents for item in owed.values())
        entitlement.paid_cents.append(paid)
    return entitlement


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
