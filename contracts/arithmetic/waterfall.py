"""The waterfall: what is paid in total, divided over recipients, tier after tier.

What a tier has taken in total is min(its share of what arrived, its end); what it leaves flows on,
and the last tier takes the rest, so every cent has an owner. New room (a drawdown, a return that
grew) is filled from what comes after, never taken from who received before; when less is paid, the
last tiers give back first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import takewhile

from contracts.arithmetic.flows import ReturnRule, Tier
from contracts.arithmetic.numbers import CENTS
from contracts.arithmetic.returns import Balance, drawn_before
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot

Given = dict[tuple[str, str], int]
"""Cents by (tier, party)."""


@dataclass(slots=True)
class TierState:
    """What one tier remembers, in cents: what arrived, its share of that, and who got what.

    `mark` is the tier as it was; with another share or other recipients it goes on from `base_*`.
    """

    mark: str = ""
    incoming: int = 0
    share: int = 0
    total: int = 0
    taken: dict[str, int] = field(default_factory=dict)
    base_incoming: int = 0
    base_share: int = 0
    base_total: int = 0
    base_taken: dict[str, int] = field(default_factory=dict)
    balance: Balance = field(default_factory=Balance)

    def follow(self, tier: Tier) -> None:
        """Take the tier as the version in force has it; a change holds for what comes."""
        parts = ",".join(f"{part.to}:{part.share}" for part in tier.parts)
        mark = f"{tier.share}/{parts}"
        if mark != self.mark:
            self.mark = mark
            self.base_incoming, self.base_share = self.incoming, self.share
            self.base_total, self.base_taken = self.total, dict(self.taken)


@dataclass(slots=True)
class Distributor:
    """Divides what is paid, period by period.

    `tiers` are by code; `receipts` are by investment what its own tiers gave it (end of the
    period, cents), and `repaid` how much of that repaid principal.
    """

    tiers: dict[str, TierState] = field(default_factory=dict)
    receipts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    repaid: dict[str, int] = field(default_factory=dict)

    def divide(self, terms: Terms, slot: Slot, cents: int) -> None:
        """Let what was paid in one period flow through the tiers; call it period by period."""
        if terms.waterfall is None:
            return
        tiers = terms.waterfall.tiers
        for tier in tiers:
            state = self.tiers.setdefault(tier.code, TierState())
            state.follow(tier)
            if tier.until is not None and tier.until.returns is not None:
                self._advance(terms, slot, tier.until.returns, state)
        flow = cents
        for tier in tiers:
            state = self.tiers[tier.code]
            took = _take(state, tier, flow, self._end(terms, slot, tier, state))
            self._note(terms, slot, tier, took)
            flow -= took

    def given(self) -> Given:
        """Return what every party received so far, by tier."""
        return {
            (code, party): cents
            for code, state in self.tiers.items()
            for party, cents in state.taken.items()
        }

    def _end(self, terms: Terms, slot: Slot, tier: Tier, state: TierState) -> int | None:
        """Return what a tier may have taken in total by now, or None when it has no end."""
        until = tier.until
        if until is None:
            return None
        if until.paid is not None:
            return _cents(until.paid.value)
        if until.returns is not None:
            return state.total + _cents(state.balance.open)
        drawn = _cents(drawn_before(terms.investment(until.principal), slot.period.end))
        due = [drawn - self.repaid.get(until.principal, 0), *self._open_before(terms, tier)]
        return min(due) + state.total

    def _open_before(self, terms: Terms, tier: Tier) -> Iterator[int]:
        """Yield what is open of the returns before a tier for principal, on its investment.

        A return gives the principal as well, so after it no principal may be given once more.
        """
        tiers = terms.waterfall.tiers if terms.waterfall is not None else ()
        for other in takewhile(lambda other: other.code != tier.code, tiers):
            rule = other.until.returns if other.until is not None else None
            if tier.until is not None and rule is not None and rule.on == tier.until.principal:
                yield _cents(self.tiers[other.code].balance.open)

    def _advance(self, terms: Terms, slot: Slot, rule: ReturnRule, state: TierState) -> None:
        """Let a tier's balance grow; a tier that is new takes in what was received before it."""
        investment, balance = terms.investment(rule.on), state.balance
        if balance.reached is None:
            for end, cents in self.receipts.get(rule.on, ()):
                balance.advance(investment, rule, date.fromisoformat(end))
                balance.pay(Fraction(cents, CENTS))
        balance.advance(investment, rule, slot.period.end)

    def _note(self, terms: Terms, slot: Slot, tier: Tier, cents: int) -> None:
        """Tell every balance of the same investment what it received."""
        code = investment_of(tier)
        if not code or not cents or terms.waterfall is None:
            return
        row = (slot.period.end.isoformat(), cents)
        self.receipts.setdefault(code, []).append(row)
        if tier.until is not None and tier.until.principal:
            self.repaid[code] = self.repaid.get(code, 0) + cents
        for other in terms.waterfall.tiers:
            rule = other.until.returns if other.until is not None else None
            if rule is not None and rule.on == code:
                self.tiers[other.code].balance.pay(Fraction(cents, CENTS))


def investment_of(tier: Tier) -> str:
    """Return the investment that a tier repays or gives a return on, or nothing."""
    if tier.until is None:
        return ""
    return tier.until.principal or (tier.until.returns.on if tier.until.returns else "")


def _take(state: TierState, tier: Tier, flow: int, end: int | None) -> int:
    """Let money arrive at a tier and return what it takes of it (or gives back)."""
    state.incoming += flow
    before, share_before = state.total, state.share
    arrived = state.incoming - state.base_incoming
    state.share = state.base_share + (tier.share * arrived).__floor__()
    if tier.takes_all:
        total = before + flow
    else:
        total = min(before + max(state.share - share_before, 0), state.share)
        if end is not None:
            total = min(total, max(end, before))
        total = max(total, 0)
    _give(state, tier, total)
    return total - before


def _give(state: TierState, tier: Tier, total: int) -> None:
    """Divide a tier's total over its recipients; the last one gets what cannot be divided."""
    state.total = total
    left = total - state.base_total
    for party, cents in state.base_taken.items():
        state.taken[party] = cents
    for number, part in enumerate(tier.parts):
        is_last = number == len(tier.parts) - 1
        cents = left if is_last else (part.share * (total - state.base_total)).__floor__()
        state.taken[part.to] = state.base_taken.get(part.to, 0) + cents
        left -= cents


def _cents(amount: Fraction) -> int:
    return (amount * CENTS).__floor__()
