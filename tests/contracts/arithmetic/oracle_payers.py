"""The oracle's payers: who pays how much of each line, and the tax on top of it."""

from collections import defaultdict
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import rounded

CENT = Exact(1, 100)


def taxes(terms, paid):
    """The lines of tax on top of what everybody pays by line, in cents: {code: cents}."""
    found = {}
    for tax in terms.get("vat", []):
        if tax["treatment"] != "included":
            rule = tax["round"]
            over = [sum(paid[code].values()) for code in paid if code in tax.get("over", paid)]
            over = [sum(over)] if rule["at"] == "statement" else over
            unit, rate = Exact(rule["to"]) / CENT, Exact(tax["rate"])
            found[tax["code"]] = int(sum(rounded(rate * x, unit, rule["mode"]) for x in over))
    return found


class First:
    """What somebody was asked and paid who pays the first amount, in a year or period, in cents."""

    def __init__(self):
        self.since, self.asked, self.paid, self.top, self.held = self, 0, 0, 0, 0

    def take(self, payer, since, cents):
        """What of a line they pay; another amount in an amendment is for what comes."""
        top = int(Exact(payer["first"]) / CENT)
        if since != self.since:
            self.since, self.asked, self.paid, self.held = since, 0, 0, 0
        elif top != self.top:
            self.asked = min(self.asked, self.paid) if top > self.top else self.asked
            self.held = self.paid if self.paid > top else 0
        self.top, before = top, self.paid
        self.asked += cents
        self.paid = max(min(self.asked, max(top, self.held)), 0)
        return self.paid - before


class Split:
    """Who paid how much so far, and did not pay because of their maximum, in cents."""

    def __init__(self):
        self.paid, self.unpaid = defaultdict(int), defaultdict(int)
        self.firsts = defaultdict(First)

    def take(self, terms, cents, period):
        """Split one line: first amounts, shares rounded as agreed, the rest to one.

        What is too much for somebody goes on.
        """
        payers = terms["payers"]
        sharing = [payer["party"] for payer in payers if "share" in payer or "first" not in payer]
        owner = terms["rounding"].get("remainder_to", sharing[-1])
        how = terms["rounding"].get("shares", "down")
        asked, rest = defaultdict(int), int(cents)
        for payer in payers:
            if "first" in payer:
                since = {"year": period[0].year, "period": period[0]}.get(payer.get("per"))
                asked[payer["party"]] = self.firsts[payer["party"]].take(payer, since, rest)
                rest -= asked[payer["party"]]
        left = rest
        for payer in payers:
            if payer["party"] in sharing and payer["party"] != owner:
                part = int(rounded(Exact(payer.get("share", 1)) * rest, 1, how))
                part = min(part, left, key=abs)
                asked[payer["party"]] += part
                left -= part
        asked[owner] += left
        before = dict(self.paid)
        for payer in [*payers, *payers]:  # who takes what is too much may stand before who had it
            party = payer["party"]
            part = asked.pop(party, 0)
            room = int(Exact(payer["max"]) / CENT) - self.paid[party] if "max" in payer else part
            pays = min(part, max(room, 0)) if part > 0 else min(part + self.unpaid[party], 0)
            self.paid[party] += pays
            self.unpaid[party] += part - pays
            asked[payer.get("excess_to")] += part - pays
        return {p["party"]: self.paid[p["party"]] - before.get(p["party"], 0) for p in payers}
