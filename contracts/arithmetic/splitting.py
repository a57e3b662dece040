"""Splitting rounded lines over payers: every cent has an owner, no payer exceeds their cap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.ceilings import Key
from contracts.arithmetic.numbers import CENTS, ONE, round_to
from contracts.arithmetic.terms import UNPAID, Payer, Terms
from contracts.arithmetic.timeline import Slot

Parts = tuple[tuple[str, int], ...]
"""(party, cents) in the order of the terms."""


@dataclass(frozen=True, slots=True)
class Split:
    """A line split over its payers, and the cents that nobody pays because of payers' caps."""

    parts: Parts
    unpaid_cents: int

    @property
    def total_cents(self) -> int:
        """What is paid of the line."""
        return sum(cents for _, cents in self.parts)


@dataclass(slots=True)
class FirstAmount:
    """What came past a payer who pays the first part, in the year or period `key`, in cents."""

    key: Key = None
    incoming: int = 0


@dataclass(slots=True)
class Splitter:
    """Splits lines in order of time; payers' caps look at everything they paid before."""

    incoming: dict[str, int] = field(default_factory=dict)
    outgoing: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, FirstAmount] = field(default_factory=dict)

    def split(self, terms: Terms, slot: Slot, cents: int) -> Split:
        """Split one line; a negative line mirrors a positive one."""
        shares: dict[str, int] = {}
        rest = cents
        for payer in terms.payers:
            if payer.first is not None:
                shares[payer.party] = self._first(payer, payer.first.value, slot, rest)
                rest -= shares[payer.party]
        for party, part in _shares_of(terms, rest).items():
            shares[party] = shares.get(party, 0) + part
        paid: dict[str, int] = {}
        unpaid = 0
        for payer in _in_order(terms.payers):
            incoming = shares.get(payer.party, 0)
            paid[payer.party] = self._cap(payer, incoming)
            excess = incoming - paid[payer.party]
            if payer.excess_to == UNPAID:
                unpaid += excess
            else:
                shares[payer.excess_to] = shares.get(payer.excess_to, 0) + excess
        return Split(tuple((payer.party, paid[payer.party]) for payer in terms.payers), unpaid)

    def _first(self, payer: Payer, most: Fraction, slot: Slot, cents: int) -> int:
        """Return what somebody pays who pays everything until an amount (rounded down)."""
        keys: dict[str, Key] = {"contract": None, "year": slot.year, "period": slot.index}
        state = self.firsts.setdefault(payer.party, FirstAmount())
        if state.key != keys[payer.first_per]:
            state.key, state.incoming = keys[payer.first_per], 0
        top = (most * CENTS).__floor__()
        before = max(min(state.incoming, top), 0)
        state.incoming += cents
        return max(min(state.incoming, top), 0) - before

    def _cap(self, payer: Payer, incoming: int) -> int:
        total = self.incoming.get(payer.party, 0) + incoming
        before = self.outgoing.get(payer.party, 0)
        after = total
        if payer.max is not None:
            after = min(total, (payer.max.value * CENTS).__floor__())
        self.incoming[payer.party], self.outgoing[payer.party] = total, after
        return after - before


def _shares_of(terms: Terms, cents: int) -> dict[str, int]:
    """Return each payer's share, rounded to whole cents; one party gets what is left.

    Together the others never get more than there is, so that no part has another sign than the
    line.
    """
    size, sign = abs(cents), -1 if cents < 0 else 1
    remainder_to = terms.remainder_to
    parts: dict[str, int] = {}
    left = size
    for payer in terms.payers:
        if payer.party != remainder_to:
            part = round_to(payer.share * size, ONE, terms.rounding.shares).numerator
            parts[payer.party] = min(part, left)
            left -= parts[payer.party]
    parts[remainder_to] = left
    return {party: sign * part for party, part in parts.items()}


def _in_order(payers: tuple[Payer, ...]) -> list[Payer]:
    """Return payers so that whoever takes another's excess comes after them."""
    waiting: Mapping[str, Payer] = {payer.party: payer for payer in payers}
    ordered: list[Payer] = []
    while waiting:
        takers = {payer.excess_to for payer in waiting.values()}
        ready = [payer for payer in waiting.values() if payer.party not in takers]
        ordered.extend(ready or waiting.values())
        waiting = {code: payer for code, payer in waiting.items() if ready and payer not in ordered}
    return ordered
