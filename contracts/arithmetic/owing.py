"""What one period comes to, stage by stage: limits, netting, rounding, payers, tax, recipients."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from contracts.arithmetic.buckets import Buckets, is_over
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.flows import Vat
from contracts.arithmetic.limit_work import LimitNote, Notes
from contracts.arithmetic.limits import Limits
from contracts.arithmetic.netting import NettingAt, NettingNote, Nettings, set_off_by_code
from contracts.arithmetic.numbers import CENTS, ZERO, to_cents
from contracts.arithmetic.positions import Receipts
from contracts.arithmetic.recipients import recipient_of
from contracts.arithmetic.rounding import Rounder, round_entries
from contracts.arithmetic.splitting import Split, Splitter
from contracts.arithmetic.taxes import tax_of
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.units import UnitsByKey
from contracts.arithmetic.waterfall import Distributor
from contracts.arithmetic.withholding import Withholdings


@dataclass(frozen=True, slots=True)
class TaxNote:
    """The rule of a tax line, and what it was taken over in the period, in cents by line."""

    rule: Vat
    base: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Owed:
    """What one component (or floor, or tax) comes to in one period, and how.

    `held` are the limits that changed the line once more after it was rounded.
    """

    code: str
    slot: Slot
    rounded: Fraction
    split: Split
    quantity: Fraction | None = None
    entries: tuple[Entry, ...] = ()
    worth: Fraction = ZERO
    notes: Sequence[LimitNote] = ()
    exact: Fraction = ZERO
    netted: Sequence[NettingNote] = ()
    tax: TaxNote | None = None
    held: Sequence[LimitNote] = ()


@dataclass(slots=True)
class State:
    """Everything that the engine remembers of the periods before, as plain data.

    A new stage that remembers something has its own state object here; nothing else may be kept
    between periods.
    """

    buckets: Buckets = field(default_factory=dict)
    withheld: Withholdings = field(default_factory=dict)
    units: UnitsByKey = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    nettings: Nettings = field(default_factory=Nettings)
    rounder: Rounder = field(default_factory=Rounder)
    splitter: Splitter = field(default_factory=Splitter)
    distributor: Distributor = field(default_factory=Distributor)
    receipts: Receipts = field(default_factory=Receipts)
    paid_cents: int = 0


@dataclass(slots=True)
class Stretch:
    """One slot with what its stages need: the terms in force, the facts, and what is remembered.

    `since` is the first day of the contract.
    """

    terms: Terms
    slot: Slot
    facts: Facts
    state: State
    since: date
    is_strict: bool

    def netting(self) -> NettingAt:
        """Return what setting off needs of it."""
        return NettingAt(self.terms, self.slot, self.facts, self.since, self.is_strict)


def owe(at: Stretch, own_entries: list[Entry], versions: Sequence[Terms]) -> dict[str, Owed]:
    """Put the entries of one slot through every stage and return what is owed, by code."""
    terms, slot, state = at.terms, at.slot, at.state
    round_entries(own_entries, terms.rounding)
    worths = sums_by_code(terms, slot, own_entries)
    entries, notes, netted, set_off = _held(at, own_entries)
    exact = sums_by_code(terms, slot, entries)
    lines, held = state.rounder.round(terms, slot, exact, set_off)
    splits = {
        code: state.splitter.split(terms, slot, to_cents(amount)) for code, amount in lines.items()
    }
    if terms.netting and not _nets_before_split(terms):
        nothing = state.splitter.split(terms, slot, 0)
        netted = state.nettings.net_splits(at.netting(), splits, nothing)
        lines = {code: lines.get(code, ZERO) for code in splits}
    by_code: dict[str, list[Entry]] = {}
    for entry in own_entries:
        by_code.setdefault(entry.code, []).append(entry)
    owed: dict[str, Owed] = {}
    for code, amount in lines.items():
        own = tuple(by_code.get(code, ()))
        owed[code] = Owed(
            code,
            slot,
            amount,
            splits[code],
            _quantity(own),
            own,
            worths.get(code, ZERO),
            notes.get(code, ()),
            exact.get(code, ZERO),
            netted.get(code, ()),
            held=held.get(code, ()),
        )
    _add_taxes(at, owed)
    _give_out(at, owed, versions)
    return owed


def _nets_before_split(terms: Terms) -> bool:
    return terms.order.index("netting") < terms.order.index("split")


def _held(
    at: Stretch, entries: list[Entry]
) -> tuple[list[Entry], Notes, dict[str, list[NettingNote]], dict[str, Fraction]]:
    """Apply limits and netting in the order of the terms, on exact amounts.

    Also gives what was set off after the limits, by code: limits hold on what was owed before it.
    """
    terms, slot, state = at.terms, at.slot, at.state
    netted: dict[str, list[NettingNote]] = {}
    if not terms.netting or not _nets_before_split(terms):
        entries, notes = state.limits.apply(terms, slot, entries)
        return entries, notes, netted, {}
    if terms.order[0] == "netting":
        entries, netted = state.nettings.net_entries(at.netting(), entries)
        entries, notes = state.limits.apply(terms, slot, entries)
        return entries, notes, netted, {}
    entries, notes = state.limits.apply(terms, slot, entries)
    entries, netted = state.nettings.net_entries(at.netting(), entries)
    return entries, notes, netted, set_off_by_code(netted)


def _add_taxes(at: Stretch, owed: dict[str, Owed]) -> None:
    """Add the lines of taxes that are paid on top, over what is paid on the lines they cover."""
    lines = {code: item.split.total_cents for code, item in owed.items()}
    for rule in at.terms.vat:
        if not rule.makes_line:
            continue
        base = tuple((code, cents) for code, cents in lines.items() if rule.covers(code))
        cents = tax_of(rule, lines)
        amount = Fraction(cents, CENTS)
        split = at.state.splitter.split(at.terms, at.slot, cents)
        owed[rule.code] = Owed(rule.code, at.slot, amount, split, tax=TaxNote(rule, base))


def _give_out(at: Stretch, owed: dict[str, Owed], versions: Sequence[Terms]) -> None:
    """Divide what is paid over the tiers of the waterfall, and note what investors received."""
    terms, state = at.terms, at.state
    waterfall, taxes = terms.waterfall, {rule.code for rule in terms.vat}
    lines = {code: item.split.total_cents for code, item in owed.items() if code not in taxes}
    divided = 0
    paid: dict[str, int] = {}
    for code, cents in lines.items():
        if waterfall is not None and waterfall.covers(code):
            divided += cents
        elif terms.investments and cents:
            party = recipient_of(versions, terms, code)
            paid[party] = paid.get(party, 0) + cents
    state.distributor.divide(terms, at.slot, divided)
    state.receipts.note(terms, at.slot, state.distributor.given(), paid)


def sums_by_code(terms: Terms, slot: Slot, entries: Sequence[Entry]) -> dict[str, Fraction]:
    """Add up entries by code; a component that runs in the slot is there, also with nothing."""
    sums: dict[str, Fraction] = {}
    for component in terms.components:
        if not is_over(component, slot):
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
