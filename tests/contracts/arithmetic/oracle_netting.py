"""The oracle's other funding: what somebody else paid for is taken off, never below zero."""

from collections import defaultdict
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import ZERO


class Funding:
    """Other funding so far: received, still there or used, used, and what it is set against."""

    def __init__(self):
        self.received = self.there = self.used = self.owed = ZERO

    def take_off(self, rule, received, rows):
        """Take what is there off the rows [code, key, amount], or give back what was taken off.

        Answers what is still to be given back when no row is negative.
        """
        owed, before = sum((row[2] for row in rows), ZERO), self.used
        self.there += received - self.received
        self.received, self.owed = received, self.owed + owed
        self.used = max(min(self.there, self.owed, before + max(owed, ZERO)), ZERO)
        if rule.get("unused") == "lost":
            self.there = self.used
        left = self.used - before
        for row in rows:
            if left * row[2] > 0:
                part = min(left, row[2], key=abs)
                row[2], left = row[2] - part, left - part
        return -left


class Nettings:
    """All other funding of a contract."""

    def __init__(self):
        self.fundings = defaultdict(Funding)

    def of_entries(self, terms, everything, entries, usual):
        """The entries after it was taken off, and how much that was by code."""
        rows = [list(entry) for entry in entries]
        for rule in terms.get("netting", []):
            over = [row for row in rows if row[0] in rule.get("over", usual)]
            left = self.take_off(rule, everything, over)
            if left:
                parts = [part["code"] for part in terms["components"]]
                first = next(code for code in parts if code in rule.get("over", usual))
                rows.append([first, {}, left])
        off = defaultdict(Exact)
        for sign, found in ((1, entries), (-1, rows)):
            for code, _, amount in found:
                off[code] += sign * amount
        return [tuple(row) for row in rows], off

    def of_payers(self, terms, everything, paid, usual):
        """Take it off what one payer pays of each line {code: {payer: cents}}."""
        for rule in terms.get("netting", []):
            party = rule["payer"]
            rows = [
                [code, None, Exact(parts[party])]
                for code, parts in paid.items()
                if code in rule.get("over", usual)
            ]
            left = self.take_off(rule, everything, rows, unit=100)
            if left and not rows:
                parts = [
                    part["code"] for part in terms["components"] if part.get("kind") != "emergency"
                ]
                first = next(code for code in parts if code in rule.get("over", parts))
                paid[first] = dict.fromkeys((payer["party"] for payer in terms["payers"]), 0)
                rows.append([first, None, ZERO])
            if left:
                rows[0][2] += left
            for code, _, cents in rows:
                paid[code][party] = int(cents)

    def take_off(self, rule, everything, rows, unit=1):
        """`unit`: 100 when the rows are in cents."""
        funding, found = self.fundings[rule["code"]], everything.quantity(rule["quantity"])
        received = funding.received if isinstance(found, str) else found * unit
        return funding.take_off(rule, Exact(int(received)) if unit > 1 else received, rows)
