"""The oracle's recipients: who gets what of what was paid, tier after tier.

Written from the format's documents (`contracts/schema/examples-money.md`), not from the engine. It
takes terms as JSON and what was paid, {(line, payer, first day of the period): cents}, and divides
it anew from the first day.
"""

from collections import defaultdict
from fractions import Fraction as Exact
from math import floor

from tests.contracts.arithmetic.oracle_blocks import in_force, rounded
from tests.contracts.arithmetic.oracle_positions import CENT, open_of


def divided(versions, paid, periods):
    """What everybody has by the end of these periods, and who got it for what, in cents.

    {(tier, party): cents}; what each investment got, {investment: {end of a period: cents}}; and
    what parties got that is of no investment, {(end of a period, party): cents}.
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
        self.parts = {}  # by tier: (its parts, what it had before these, what they had before)

    def divide(self, terms, cents, periods):
        """Give out what is paid for the last of these periods; the last tiers give back first."""
        tiers = [
            (tier.get("code", f"tier_{number}"), tier)
            for number, tier in enumerate(terms["waterfall"]["tiers"], 1)
        ]
        for code, tier in tiers[::-1] if cents < 0 else ():
            back = max(cents, -max(self.has(code), 0))
            self.give(code, tier, back, periods)
            cents -= back
        if cents < 0:  # less than nothing
            self.give(*tiers[-1], cents, periods)
            return
        for code, tier in tiers:
            part = self.share_of(code, tier, cents)
            if "until" in tier:
                part = min(part, max(self.room(terms, code, tier["until"], periods), 0))
            self.give(code, tier, part, periods)
            cents -= part

    def has(self, code):
        return sum(cents for (tier, _), cents in self.given.items() if tier == code)

    def share_of(self, code, tier, cents):
        """Its share of all that arrived, in whole cents, less what it was of what came before."""
        before = floor(self.arrived[code])
        self.arrived[code] += Exact(tier.get("share", 1)) * cents
        return floor(self.arrived[code]) - before

    def room(self, terms, code, until, periods):
        """What a tier may still take, in whole cents."""
        if "paid" in until:
            return floor(Exact(until["paid"]) / CENT) - self.has(code)
        name = until.get("principal", until.get("return"))
        note = next(note for note in terms["investments"] if note["code"] == name)
        if "principal" in until:
            return floor(open_of(note, "simple", Exact(0), periods, self.received[name])[0])
        kind, rate = until.get("kind", "irr"), Exact(until["rate"])
        return floor(sum(open_of(note, kind, rate, periods, self.received[name])))

    def give(self, code, tier, cents, periods):
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
            share = int(rounded(Exact(part["share"]) * total, 1, "down"))
            share = left if part is parts[-1] else share
            left -= share
            grown = had[part["to"]] + share - self.given[code, part["to"]]
            self.given[code, part["to"]] += grown
            if name:
                self.received[name][end] += grown
            else:
                self.others[end, part["to"]] += grown
