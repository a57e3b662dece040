"""The oracle's caps and floors: what is let through, exactly and once more in rounded lines."""

from collections import defaultdict
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import LATER, ZERO, rounded

RUNNING = ("contract", "period", "year")


class Limit:
    """What one limit remembers: of the exact amounts, and of the rounded lines."""

    def __init__(self):
        self.bucket, self.room, self.cut = None, ZERO, []
        self.came, self.through, self.others = defaultdict(Exact), defaultdict(Exact), ZERO
        self.got, self.kept = {}, {}  # by key, then by line: what came in of it, what went through
        self.amount, self.topped = None, ZERO
        self.held, self.lines_held = defaultdict(Exact), ZERO
        self.exact = self.lines = self.lines_room = self.lines_others = ZERO

    def apply(self, limit, entries, codes, usual, period):
        """Let entries [(code, key, amount)] through; `codes`: the lines that come before it.

        `usual`: those that it covers unless it says over which; emergency payments stand apart.
        """
        carries = {what for what in ("excess", "unused") if limit.get(what) == "carried"}
        bucket = {"period": period[0], "year": period[0].year}.get(limit["scope"])
        self.over = [code for code in codes if code in limit.get("over", usual)]
        self.is_new, self.bucket = bucket != self.bucket, bucket
        if self.is_new:
            top = max(self.room, self.held.get(None, ZERO))
            self.unused = top - self.through[None] if "unused" in carries else ZERO
            if "excess" in carries:
                entries = sorted(self.cut, key=lambda entry: codes.index(entry[0])) + entries
            self.cut, self.through, self.came = [], defaultdict(Exact), defaultdict(Exact)
            self.got, self.kept = {}, {}
        if "min" in limit:
            self.over.append(limit["code"])
            return entries + self.top_up(limit, entries, period)
        of = limit.get("max_share", {}).get("of") or [c for c in usual if c not in self.over]
        self.of = of if "max_share" in limit else []
        self.others += sum(amount for code, _, amount in entries if code in self.of)
        if self.amount != limit.get("max"):  # what more was let through before stays
            self.amount = limit.get("max")
            self.held, self.lines_held = defaultdict(Exact, self.through), self.lines
        if self.is_new:
            self.held, self.lines_held = defaultdict(Exact), ZERO
        self.room = most(limit, self.others) + (self.unused if self.bucket else ZERO)
        released, out = [e for group in [*self.came] for e in self.hand_out(limit, group)], []
        for code, key, amount in entries:
            passed = amount
            if code in self.over:
                group = key.get(limit["scope"])
                got, kept = self.lines_of(group)
                self.came[group] += amount
                got[code] += amount
                room = max(self.room, self.held[group])
                passed = min(room, self.came[group]) - self.through[group]
                passed = min(passed, got[code] - kept[code])  # no more of it than came in of it
                self.through[group] += passed
                kept[code] += passed
                self.cut.append((code, key, amount - passed))
            out.append((code, key, passed))
        for group in list(self.came):
            released += self.hand_out(limit, group)
        return self.in_place(out, released, codes)

    def in_place(self, entries, released, codes):
        """Behind the last entry of the same line, or of one before it."""
        behind = []
        for entry in released:
            until = codes.index(entry[0])
            places = [n for n, (code, *_) in enumerate(entries) if codes.index(code) <= until]
            behind.append((max(places, default=-1), entry))
        found = [entry for place, entry in behind if place == -1]
        for position, entry in enumerate(entries):
            found += [entry, *(later for place, later in behind if place == position)]
        return found

    def lines_of(self, group):
        """What came in and what went through of each line, for one key."""
        return (
            self.got.setdefault(group, defaultdict(Exact)),
            self.kept.setdefault(group, defaultdict(Exact)),
        )

    def hand_out(self, limit, group):
        """New room is for what was cut, the first line first; less is taken from the last line."""
        got, kept = self.lines_of(group)
        for code in (
            set(got) - set(self.over) if self.over else ()
        ):  # of a line that the limit is not over any more
            got[self.over[0]] += got.pop(code)
            kept[self.over[0]] += kept.pop(code, ZERO)
        room = max(self.room, self.held[group])
        more, out = min(room, self.came[group]) - self.through[group], []
        self.through[group] += more
        for code in self.over if more > 0 else self.over[::-1]:
            cut = got[code] - kept[code]
            part = min(more, cut) if more > 0 else -min(-more, max(kept[code], ZERO))
            kept[code] += part
            more -= part
            key = {} if group is None else {limit["scope"]: group}
            out.append((code, key, part))
            self.cut.append((code, key, -part))
        return [entry for entry in out if entry[2]]

    def top_up(self, limit, entries, period):
        """What a floor adds now, as an entry of its own."""
        self.is_due = {
            "period": True,
            "year": period[1].year != period[0].year
            or limit.get("until", LATER) <= period[1].isoformat(),
            "contract": limit.get("due", "") < period[1].isoformat(),
        }[limit["scope"]]
        if self.amount != limit["min"] or self.is_new:  # what was topped up before stays
            self.topped = self.came[None] + self.through[None] if self.through[None] else ZERO
        self.amount = limit["min"]
        self.came[None] += sum(amount for code, _, amount in entries if code in self.over)
        total = max(max(Exact(limit["min"]), self.topped) - self.came[None], ZERO)
        total = total if self.is_due else ZERO
        added, self.through[None] = total - self.through[None], total
        return [(limit["code"], {}, added)]

    def hold(self, limit, exact, lines, off, period, unit):
        """Once more, on the rounded lines of a period, so that rounding breaks no limit.

        `off`: the other funding that was taken off; a limit holds on what was owed before that.
        """
        if limit["scope"] not in RUNNING:
            return
        if self.is_new:
            self.lines_unused = ZERO
            if limit.get("unused") == "carried":
                self.lines_unused = max(self.lines_room - self.lines, ZERO)
            self.exact = self.lines = ZERO
        now = self.lines + sum(lines[code] + off[code] for code in self.over)
        if "min" in limit:
            reached = self.exact + sum(exact[code] + off[code] for code in self.over) >= Exact(
                limit["min"]
            )
            if self.is_due and reached:
                short = rounded(Exact(limit["min"]), unit, "ceiling") - now
                lines[limit["code"]] += max(rounded(short, unit, "ceiling"), ZERO)
            return
        others = self.lines_others + sum(lines[code] + off[code] for code in self.of)
        self.lines_room = most(limit, others) + (self.lines_unused if self.bucket else ZERO)
        self.lines_room = max(self.lines_room, self.lines_held)
        excess = rounded(now - rounded(self.lines_room, unit, "floor"), unit, "ceiling")
        for code in reversed(self.over):
            taken = max(min(excess, lines[code]), ZERO)
            lines[code] -= taken
            excess -= taken
        if "max_share" in limit:
            lines[self.over[-1]] -= max(excess, ZERO)

    def remember(self, exact, lines, off):
        """Add what was paid to what this limit remembers."""
        self.exact += sum(exact[code] + off[code] for code in self.over)
        self.lines += sum(lines[code] + off[code] for code in self.over)
        self.lines_others += sum(lines[code] + off[code] for code in getattr(self, "of", []))


def most(limit, others):
    """The cap: an amount, or a share of what the others came to (of all, after the cut)."""
    if "max" in limit:
        return Exact(limit["max"])
    share = Exact(limit["max_share"]["share"])
    return others * (share if "of" in limit["max_share"] else share / (1 - share))
