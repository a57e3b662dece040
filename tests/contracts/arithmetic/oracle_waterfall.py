"""The oracle's recipients: who gets what of what was paid, tier after tier.

Written from the format's documents (`contracts/schema/examples-money.md`), not from the engine. It
takes terms as JSON and what was paid, {(line, payer, first day of the period): cents}, and divides
it anew from the first day.
"""

from collections import defaultdict
from fractions import Fraction as Exact
from math import floor

from tests.contracts.arithmetic.oracle_blocks import in_force, rounded
from tests.contracts.arithmetic.oracle_positions import CENT, amount_of, first_of, open_of


def divided(versions, paid, periods):
    """What everybody has by the end of these periods, and who got it for what, in cents.

    {(tier, party): cents}; what each investment got, {investment: {end of a period: cents}}; and
    what its party got otherwise, {(end of a period, investment): cents}.
    """
    waterfall = Waterfall()
    for number, period in enumerate(periods):
        terms = in_force(versions, period)
        if "waterfall" in terms:
            lines = by_line(paid, period)
            cents = sum(lines[code] for code in lines if is_divided(terms, code))
            waterfall.divide(terms, cents, periods[: number + 1])
    given = {key: cents for key, cents in waterfall.given.items() if cents}
    return given, waterfall.received, waterfall.others


def by_line(paid, period):
    """What everybody paid together for a period on each line, in cents."""
    found = defaultdict(int)
    for (code, _, start), cents in paid.items():
        if start == period[0]:
            found[code] += cents
    return found


def is_divided(terms, code):
    """Whether a line goes down the waterfall: VAT does not, and only what it names if it does."""
    if "waterfall" not in terms or code in [tax["code"] for tax in terms.get("vat", [])]:
        return False
    return code in terms["waterfall"].get("over", [code])


class Waterfall:
    """What every tier has so far, and what each investment got period by period, in cents."""

    def __init__(self):
        self.given, self.received = defaultdict(int), defaultdict(lambda: defaultdict(int))
        self.others = defaultdict(int)
        self.arrived = defaultdict(Exact)  # by tier: its share of all that arrived
        self.shared = {}  # by tier: the share of it that this was
        self.parts = {}  # by tier: (its parts, what it had before these, what they had before)

    def divide(self, terms, cents, periods):
        """Give out what is paid for the last of these periods; the last tier has what is left."""
        *tiers, last = [
            (tier.get("code", f"tier_{number}"), tier)
            for number, tier in enumerate(terms["waterfall"]["tiers"], 1)
        ]
        for code, tier in tiers:
            has, (before, most) = self.has(code), self.share_of(code, tier, cents)
            if cents < 0:  # gives back what it has above its share of all that arrived
                part = min(max(most, 0) - has, 0)
            else:
                part = max(min(most - before, most - has), 0)
                if "until" in tier:
                    part = min(part, max(self.room(terms, code, tier["until"], periods), 0))
            self.give(terms, code, tier, part, periods)
            cents -= part
        self.give(terms, *last, cents, periods)

    def has(self, code):
        return sum(cents for (tier, _), cents in self.given.items() if tier == code)

    def share_of(self, code, tier, cents):
        """Its share of all that arrived before and with this, in whole cents."""
        share, arrived = Exact(tier.get("share", 1)), self.arrived
        if self.shared.setdefault(code, share) != share:  # another holds for what comes
            self.shared[code], arrived[code] = share, Exact(floor(arrived[code]))
        before = floor(arrived[code])
        arrived[code] += share * cents
        return before, floor(arrived[code])

    def room(self, terms, code, until, periods):
        """What a tier may still take, in whole cents."""
        if "paid" in until:
            return floor(amount_of(terms, until["paid"]) / CENT) - self.has(code)
        name = until.get("principal", until.get("return"))
        note = next(note for note in terms["investments"] if note["code"] == name)
        received = self.received[name]
        if "principal" in until:
            return floor(open_of(terms, note, "simple", Exact(0), periods, received)[0])
        kind, rate = until.get("kind", "irr"), Exact(until["rate"])
        there = sum(open_of(terms, note, kind, rate, periods, received))
        return floor(rounded(there, Exact(1, 10**12), "half_up"))

    def give(self, terms, code, tier, cents, periods):
        """To its party, or in shares of all that it had under these; the last gets what is left."""
        parts = tier.get("shares") or [{"to": tier["to"], "share": "1"}]
        if self.parts.get(code, [None])[0] != parts:
            had = {part["to"]: self.given[code, part["to"]] for part in parts}
            self.parts[code] = (parts, self.has(code), had)
        _, before, had = self.parts[code]
        left = total = self.has(code) + cents - before
        until, end = tier.get("until", {}), periods[-1][1]
        name = until.get("principal", until.get("return"))
        for part in parts:
            share = floor(Exact(part["share"]) * total)
            share = left if part is parts[-1] else share
            left -= share
            grown = had[part["to"]] + share - self.given[code, part["to"]]
            self.given[code, part["to"]] += grown
            if name:
                self.received[name][end] += grown
            else:
                self.others[end, first_of(terms, part["to"])] += grown
