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


@dataclass(slots=True)
class Split:
    """A line split over its payers, and the cents that nobody pays because of payers' caps.

    `before` is what payers with a maximum had paid in all, and `first` what those who pay the first
    part had paid of it (in this year or period); who had paid nothing is not there.
    """

    parts: Parts
    unpaid_cents: int
    before: Parts = ()
    first: Parts = ()

    @property
    def total_cents(self) -> int:
        """What is paid of the line."""
        return sum(cents for _, cents in self.parts)


@dataclass(slots=True)
class FirstAmount:
    """What a payer who pays the first part was asked and paid, in the year or period `key`.

    In cents. `top` is the amount until which they pay, `held` what they had paid under another one.
    """

    key: Key = None
    incoming: int = 0
    outgoing: int = 0
    top: int | None = None
    held: int = 0

    def follow(self, key: Key, top: int) -> None:
        """Begin a year or period, or take the amount of another version of the terms.

        Who must pay more at first pays that of what comes; what others paid before stays theirs.
        What was paid above a lower amount is not taken back.
        """
        if self.key != key:
            self.key, self.incoming, self.outgoing, self.held = key, 0, 0, 0
        elif self.top is not None and top != self.top:
            if top > self.top:
                self.incoming = min(self.incoming, self.outgoing)
            self.held = self.outgoing
        self.top = top

    def take(self, cents: int) -> int:
        """Return what of a line (in cents) falls in the first part."""
        before, self.incoming = self.outgoing, self.incoming + cents
        self.outgoing = max(min(self.incoming, max(self.top or 0, self.held)), 0)
        return self.outgoing - before


@dataclass(slots=True)
class Splitter:
    """Splits lines in order of time; payers' caps look at everything they paid before."""

    incoming: dict[str, int] = field(default_factory=dict)
    outgoing: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, FirstAmount] = field(default_factory=dict)

    def split(self, terms: Terms, slot: Slot, cents: int) -> Split:
        """Split one line; a negative line mirrors a positive one."""
        shares: dict[str, int] = {}
        before = [(payer.party, self.outgoing.get(payer.party, 0)) for payer in terms.once(_capped)]
        first: list[tuple[str, int]] = []
        rest = cents
        for payer in terms.payers:
            if payer.first is not None:
                state = self._first(payer, payer.first.value, slot)
                first.append((payer.party, state.outgoing))
                shares[payer.party] = state.take(rest)
                rest -= shares[payer.party]
        for party, part in _shares_of(terms, rest).items():
            shares[party] = shares.get(party, 0) + part
        paid: dict[str, int] = {}
        unpaid = 0
        for payer in terms.once(_in_order):
            incoming = shares[payer.party]
            paid[payer.party] = self._cap(payer, incoming)
            excess = incoming - paid[payer.party]
            if payer.excess_to == UNPAID:
                unpaid += excess
            else:
                shares[payer.excess_to] += excess
        parts = tuple((payer.party, paid[payer.party]) for payer in terms.payers)
        return Split(parts, unpaid, _not_nothing(before), _not_nothing(first))

    def _first(self, payer: Payer, most: Fraction, slot: Slot) -> FirstAmount:
        """Return how far somebody is who pays everything until an amount (rounded down)."""
        keys: dict[str, Key] = {"contract": None, "year": slot.year, "period": slot.index}
        state = self.firsts.setdefault(payer.party, FirstAmount())
        state.follow(keys[payer.first_per], (most * CENTS).__floor__())
        return state

    def _cap(self, payer: Payer, incoming: int) -> int:
        """Return what a payer pays of what falls to them, up to their maximum (rounded down).

        What goes back is first what they did not pay. With the same maximum all along they paid
        min(maximum, everything that fell to them); what an earlier one left unpaid stays so, and
        what they paid above a lower one is not taken back.
        """
        before = self.outgoing.get(payer.party, 0)
        unpaid = self.incoming.get(payer.party, 0) - before
        paid = incoming
        if incoming < 0:
            paid = min(incoming + unpaid, 0)
        elif payer.max is not None:
            paid = min(incoming, max((payer.max.value * CENTS).__floor__() - before, 0))
        self.incoming[payer.party] = before + unpaid + incoming
        self.outgoing[payer.party] = before + paid
        return paid


def _shares_of(terms: Terms, cents: int) -> dict[str, int]:
    """Return each payer's share, rounded to whole cents; one party gets what is left.

    Together the others never get more than there is, so that no part has another sign than the
    line.
    """
    size, sign = abs(cents), -1 if cents < 0 else 1
    remainder_to = terms.once(_remainder_to)
    parts: dict[str, int] = {}
    left = size
    for payer in terms.payers:
        if payer.party != remainder_to:
            part = round_to(payer.share * size, ONE, terms.rounding.shares).numerator
            parts[payer.party] = min(part, left)
            left -= parts[payer.party]
    parts[remainder_to] = left
    return {party: sign * part for party, part in parts.items()}


def _not_nothing(parts: list[tuple[str, int]]) -> Parts:
    return tuple(part for part in parts if part[1])


def _capped(terms: Terms) -> list[Payer]:
    return [payer for payer in terms.payers if payer.max is not None]


def _remainder_to(terms: Terms) -> str:
    return terms.remainder_to


def _in_order(terms: Terms) -> list[Payer]:
    """Return payers so that whoever takes another's excess comes after them."""
    waiting: Mapping[str, Payer] = {payer.party: payer for payer in terms.payers}
    ordered: list[Payer] = []
    while waiting:
        takers = {payer.excess_to for payer in waiting.values()}
        ready = [payer for payer in waiting.values() if payer.party not in takers]
        ordered.extend(ready or waiting.values())
        waiting = {code: payer for code, payer in waiting.items() if ready and payer not in ordered}
    return ordered
