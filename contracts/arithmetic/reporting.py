"""What a statement reports beside its lines: who gets the money, taxes, and investors' positions.

Like lines, distribution and taxes are what they should come to by now minus what was reported
before, so that corrections come back in them and all statements add up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.arithmetic.flows import Vat
from contracts.arithmetic.owing import Owed
from contracts.arithmetic.positions import Position, Receipts, flows_of, position_of
from contracts.arithmetic.taxes import Tax, base_and_tax
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.waterfall import Given
from contracts.arithmetic.xirr import Flow

Books = Mapping[tuple[date, str], Mapping[str, int]]
"""Cents posted before, by (first day, component) and payer."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """What one tier of the waterfall gives a party of what a statement pays, in cents."""

    tier: str
    party: str
    cents: int


def distribution_of(
    given: Given, before: Mapping[tuple[str, str], int]
) -> tuple[Distribution, ...]:
    """Return what every party gets now: all it should have by now, minus what it got before."""
    keys = dict.fromkeys((*given, *sorted(before)))
    parts = ((key, given.get(key, 0) - before.get(key, 0)) for key in keys)
    return tuple(Distribution(tier, party, cents) for (tier, party), cents in parts if cents)


def taxes_of(
    versions: Sequence[Terms],
    origins: Iterable[tuple[Slot, Mapping[str, Owed]]],
    books: Books,
    now: Terms,
) -> tuple[Tax, ...]:
    """Return what a statement says of every tax: what changed in the slots that it looks at."""
    if not any(terms.vat for terms in versions):
        return ()
    posted: dict[date, dict[str, dict[str, int]]] = {}
    for (start, code), parts in books.items():
        posted.setdefault(start, {})[code] = dict(parts)
    sums: dict[str, list[int]] = {rule.code: [0, 0] for rule in now.vat}
    reclaimable: dict[str, dict[str, int]] = {}
    rules: dict[str, Vat] = {}
    for slot, owed in origins:
        terms = versions[slot.version]
        before = posted.get(slot.period.start, {})
        after = {code: dict(item.split.parts) for code, item in owed.items()}
        codes = frozenset(rule.code for rule in terms.vat)
        for rule in terms.vat:
            rules[rule.code] = rule
            total = sums.setdefault(rule.code, [0, 0])
            for sign, lines in ((1, after), (-1, before)):
                cents = {code: sum(parts.values()) for code, parts in lines.items()}
                base, tax = base_and_tax(rule, cents, codes)
                total[0] += sign * base
                total[1] += sign * tax
                if rule.treatment == "compensable":
                    own = reclaimable.setdefault(rule.code, {})
                    for payer, part in lines.get(rule.code, {}).items():
                        own[payer] = own.get(payer, 0) + sign * part
    in_force = {rule.code: rule for rule in now.vat}
    rules |= in_force
    # The order of the payers in force: which period was looked at first makes no difference.
    places = {payer.party: place for place, payer in enumerate(now.payers)}
    return tuple(
        Tax(
            code,
            rules[code].treatment,
            rules[code].rate,
            base,
            tax,
            tuple(
                (payer, part)
                for payer, part in sorted(
                    reclaimable.get(code, {}).items(),
                    key=lambda item: (places.get(item[0], len(places)), item[0]),
                )
                if part
            ),
        )
        for code, (base, tax) in sums.items()
        if base or tax or code in in_force
    )


def positions_of(terms: Terms, receipts: Receipts, end: date) -> tuple[Position, ...]:
    """Return where every investment stands at the end of a period."""
    return tuple(
        position_of(investment, receipts.rows.get(investment.code, ()), end)
        for investment in terms.investments
    )


def flows_by_investment(terms: Terms, receipts: Receipts, end: date) -> dict[str, list[Flow]]:
    """Return the dated flows of every investment up to the end of a period."""
    return {
        investment.code: flows_of(investment, receipts.rows.get(investment.code, ()), end)
        for investment in terms.investments
    }
