"""Where an investor stands: what was drawn, what came back, and what return that makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from contracts.arithmetic.flows import Investment
from contracts.arithmetic.numbers import CENTS
from contracts.arithmetic.returns import drawn_before
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.waterfall import Given, investment_of
from contracts.arithmetic.xirr import Flow, xirr

Receipt = tuple[str, int]
"""The end of a period (ISO text), and what an investment received for it in cents."""


@dataclass(frozen=True, slots=True)
class Position:
    """One investment up to and with a period, in cents.

    What is received repays the principal first; `return_cents` is what is more than was drawn.
    `multiple` (received / drawn) and `irr` (XIRR, a share per year) are None without a drawdown or
    a payment.
    """

    investment: str
    party: str
    drawn_cents: int
    received_cents: int
    principal_cents: int
    return_cents: int
    outstanding_cents: int
    multiple: Fraction | None
    irr: Fraction | None


@dataclass(slots=True)
class Receipts:
    """What every investment received, by code, period by period."""

    rows: dict[str, list[Receipt]] = field(default_factory=dict)
    given: dict[tuple[str, str], int] = field(default_factory=dict)

    def note(self, terms: Terms, slot: Slot, given: Given, paid: Mapping[str, int]) -> None:
        """Note one period: what the waterfall gave in total so far, and what parties were paid.

        A tier of an investment belongs to it; anything else that a party receives belongs to that
        party's first investment.
        """
        if not terms.investments:
            return
        first: dict[str, str] = {}
        for investment in terms.investments:
            first.setdefault(investment.party, investment.code)
        tied = {}
        if terms.waterfall is not None:
            tied = {tier.code: investment_of(tier) for tier in terms.waterfall.tiers}
        received: dict[str | None, int] = {}
        for (tier, party), cents in given.items():
            code = tied.get(tier) or first.get(party)
            received[code] = received.get(code, 0) + cents - self.given.get((tier, party), 0)
        for party, cents in paid.items():
            code = first.get(party)
            received[code] = received.get(code, 0) + cents
        self.given = dict(given)
        for code, cents in received.items():
            if code and cents:
                self.rows.setdefault(code, []).append((slot.period.end.isoformat(), cents))


def flows_of(investment: Investment, receipts: Sequence[Receipt], end: date) -> list[Flow]:
    """Return an investment's dated flows up to a day: drawdowns before it, receipts up to it."""
    drawn = [
        (row.on, -(row.amount.value * CENTS).__floor__())
        for row in investment.drawdowns
        if row.on < end
    ]
    rows = [(date.fromisoformat(day), cents) for day, cents in receipts]
    return drawn + [(day, cents) for day, cents in rows if day <= end]


def position_of(investment: Investment, receipts: Sequence[Receipt], end: date) -> Position:
    """Return where an investment stands at the end of a period."""
    flows = flows_of(investment, receipts, end)
    drawn = (drawn_before(investment, end) * CENTS).__floor__()
    received = sum(cents for day, cents in receipts if date.fromisoformat(day) <= end)
    principal = max(min(received, drawn), 0)
    return Position(
        investment.code,
        investment.party,
        drawn,
        received,
        principal,
        received - principal,
        drawn - principal,
        Fraction(received, drawn) if drawn else None,
        xirr(flows),
    )
