"""A second implementation of the core of settlement: slow, obvious, and used by tests only.

Written from `contracts/README.md` and `contracts/schema/`, not from the engine, of which it imports
nothing: it takes terms as JSON and looks at the fields of observations. It computes everything anew
from the first day and answers the entitlement so far, in cents, which is what must have been
posted by then: {(line, payer, first day of the period): cents}.
"""

import json
from collections import defaultdict
from datetime import date
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import ZERO, Bucket, rounded

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
LATER = "9999-12-31"
RUNNING = ("contract", "period", "year")
CENT = Exact(1, 100)
# What it knows, by place; terms with anything else are out of its reach.
KNOWN = {
    # A waterfall divides what is paid, and changes no line; an investment does not by itself.
    "terms": "format currency valid_from periods rounding parties metrics components limits payers "
    "figures investments waterfall vat",
    "component": "kind code label quantity price over gate weight from until interim negative pays",
    "limit": "code scope label over max min max_share excess unused due until",
    "payer": "party share max excess_to",
    "price": "amount per_unit rate schedule brackets steps by shares line below beyond",
    "interim": "share true_up_on clawback",
    "quantity": "one notional count sum latest achieved change against as excluding after among "
    "first_per max_per_person sustained months days gap_days sampled",
}


def is_in_reach(versions):
    """Whether the oracle knows all that these versions use, and how they follow each other."""
    carry = any("carried" in limit.values() for v in versions for limit in v.get("limits", []))
    changes = {
        json.dumps([v.get("limits"), [part["code"] for part in v["components"]]]) for v in versions
    }
    wide = all(
        "max" in limit and limit["scope"] in RUNNING
        for v in versions
        for limit in v.get("limits", [])
    )
    if len(changes) > 1 and (carry or not wide):
        return False
    return all(_is_known(terms) for terms in versions)


def _is_known(terms):
    parts, limits = terms["components"], terms.get("limits", [])
    found = [("terms", terms), *(("limit", limit) for limit in limits)]
    found += [("payer", payer) for payer in terms["payers"]]
    for part in parts:
        found += [("component", part), ("price", part["price"]), ("quantity", part["quantity"])]
        found += [("interim", part["interim"])] if "interim" in part else []
    return (
        all(set(data) <= set(KNOWN[place].split()) for place, data in found)
        and not any(
            {"max_share", "min"} & {*x} and x["scope"] in ("cohort", "person") for x in limits
        )
        and not any(x["scope"] == "unit" for x in limits)
        and all(isinstance(x.get("max", x.get("min", "")), str) for x in limits)
        and not any("one" in x["quantity"] and {"from", "until"} & {*x} for x in parts)
        and all(tax["treatment"] == "included" for tax in terms.get("vat", []))
        and '"interest"' not in json.dumps(terms)
        and '"constant"' not in json.dumps(terms)
        and '"dated"' not in json.dumps(terms)
    )


def entitlement(versions, observations, end):
    """What is owed for every period that ended by `end`, from what was known by then."""
    rows = [row for row in observations if max(row.on, row.known_on or row.on) < end]
    rows.sort(key=lambda row: (row.on, row.subject, row.cohort, row.key))
    periods = periods_until(versions[0]["periods"], end)
    memory, split = defaultdict(Limit), Split()
    totals, owed = defaultdict(Exact), {}
    for number, period in enumerate(periods):
        terms = in_force(versions, period)
        rule, limits = terms["rounding"], terms.get("limits", [])
        limits = [x for x in limits if x.get("until", LATER) > period[0].isoformat()]
        unit, mode = Exact(rule["to"]), rule["mode"]
        codes = [part["code"] for part in terms["components"]]
        apart = [p["code"] for p in terms["components"] if p.get("kind") == "emergency"]
        entries = [
            (part["code"], key, rounded(grown, unit, mode) if rule["at"] == "entry" else grown)
            for part in terms["components"]
            for key, grown in entries_of(versions, part, rows, periods[: number + 1])
        ]
        for limit in limits:
            usual = [code for code in codes if code not in apart]
            entries = memory[limit["code"]].apply(limit, entries, codes, usual, period)
            codes += [limit["code"]] if "min" in limit else []
        exact = {code: sum((e[2] for e in entries if e[0] == code), ZERO) for code in codes}
        lines = {}
        for code in codes:
            before = totals[code] if rule["at"] == "running_total" else ZERO
            lines[code] = rounded(before + exact[code], unit, mode) - rounded(before, unit, mode)
            totals[code] += exact[code]
        for limit in limits:
            memory[limit["code"]].hold(limit, exact, lines, period, unit)
        for limit in limits:
            memory[limit["code"]].remember(exact, lines)
        for code in codes:
            for payer, cents in split.take(terms, lines[code] / CENT).items():
                owed[code, payer, period[0]] = cents
    return owed


def periods_until(rule, end):
    """The periods that ended by `end`, of a rule that starts on the first of a month."""
    found, first = [], date.fromisoformat(rule["from"])
    while True:
        month = first.month - 1 + MONTHS[rule["every"]]
        found.append((first, date(first.year + month // 12, month % 12 + 1, 1)))
        first = found[-1][1]
        if first > end:
            return found[:-1]


def in_force(versions, period):
    """The version that is in force on a period's first day."""
    ordered = sorted(versions, key=lambda terms: terms["valid_from"])
    return [v for v in ordered if v is ordered[0] or v["valid_from"] <= period[0].isoformat()][-1]


def entries_of(versions, part, rows, periods):
    """What a component's worth grew by in the last of these periods: [(key, amount)].

    It has an entry for each cohort or person when a limit per cohort or person covers it.
    """
    terms = in_force(versions, periods[-1])
    usual = [part["code"]] if part.get("kind") != "emergency" else []
    covers = [x for x in terms.get("limits", []) if part["code"] in x.get("over", usual)]
    kept = {limit["scope"] for limit in covers} & {"cohort", "person"}
    scopes = kept | ({part.get("over")} & {"cohort", "person"})
    found = defaultdict(Exact)
    for cohort, person in sorted({(row.cohort, row.subject) for row in rows} | {("", "")}):
        where = {s: v for s, v in (("cohort", cohort), ("person", person)) if s in scopes}
        found[tuple(where.items())] = growth(versions, part, rows, periods, where)
    sums = defaultdict(Exact)
    for where, amount in found.items():
        sums[tuple(pair for pair in where if pair[0] in kept)] += amount
    return [(dict(key), amount) for key, amount in sums.items()]


def growth(versions, part, rows, periods, where):
    """By how much what is let through of one bucket grew in the last of these periods.

    What was earned and let through is followed through all versions, each by its own rule.
    """
    sign = -1 if part.get("negative") else 1
    own = [p for v in versions for p in v["components"] if p["code"] == part["code"]]
    if not any({"interim", "gate"} & {*p} for p in own):
        was, now, _met = worths(in_force(versions, periods[-1]), part, rows, periods, where)
        return (now - was) * sign
    earned = paid = before = ahead = full = passed = stays = ZERO
    gate, over = [], part.get("over", "contract")
    for number, period in enumerate(periods, 1):
        terms = in_force(versions, period)
        mine = [p for p in terms["components"] if p["code"] == part["code"]]
        before = paid
        is_new = number > 1 and over == "year" and period[0].year != periods[number - 2][0].year
        if over == "period" or is_new:
            full = passed = stays = ZERO
        if not mine:
            continue
        was, now, met = worths(terms, mine[0], rows, periods[:number], where)
        if gate and gate != [mine[0].get("gate")]:  # what was let through by another gate stays
            stays = passed
        gate, full, was = [mine[0].get("gate")], full + now - was, passed
        passed = full if met else max(min(stays, max(full, ZERO)), min(full, ZERO))
        now = passed
        earned += now - was
        interim = mine[0].get("interim")
        if not interim:
            paid = earned
        elif period[1].isoformat() <= interim["true_up_on"]:
            paid = ahead = paid + (now - was) * Exact(interim["share"])
        else:
            paid = earned if interim["clawback"] else max(earned, ahead)
    return (paid - before) * sign


def worths(terms, part, rows, periods, where):
    """What one bucket earned up to the period before the last and up to the last; is it let by?"""
    over, now = part.get("over", "contract"), periods[-1][0]
    first = {"period": now, "year": date(now.year, 1, 1)}.get(over, date.min)
    own = {scope: name for scope, name in where.items() if scope == over}
    worth = before = ZERO
    for period in periods:
        if period[0] < first:
            continue

        def bucket(over, where, period=period):
            since = {"period": period[0], "year": date(period[0].year, 1, 1)}.get(over, date.min)
            since = max(since, date.fromisoformat(part.get("from", "1900-01-01")))
            until = min(period[1], date.fromisoformat(part.get("until", "2200-01-01")))
            return Bucket(terms, rows, since, until, where)

        def within(scope, period=period):
            if scope in ("cohort", "person") and scope != over:
                at = 0 if scope == "cohort" else 1
                names = {(row.cohort, row.subject)[at] for row in rows}
                return [bucket(scope, {scope: name}, period) for name in names]
            return [bucket(scope or over, own if scope in (None, over) else {}, period)]

        mine = bucket(over, where)
        met = mine.met(part["gate"], within) if "gate" in part else True
        count = mine.quantity(part["quantity"])
        value = (
            count if isinstance(count, str) else mine.price(part["price"], count, part["quantity"])
        )
        before = worth
        if not isinstance(value, str):
            worth = value * Exact(part.get("weight", 1))
    return before, worth, met is not False


class Limit:
    """What one limit remembers: of the exact amounts, and of the rounded lines."""

    def __init__(self):
        self.bucket, self.room, self.cut = None, ZERO, []
        self.came, self.through, self.others = defaultdict(Exact), defaultdict(Exact), ZERO
        self.amount, self.held, self.lines_held = None, ZERO, ZERO
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
            self.unused = self.room - self.through[None] if "unused" in carries else ZERO
            if "excess" in carries:
                entries = sorted(self.cut, key=lambda entry: codes.index(entry[0])) + entries
            self.cut, self.through, self.came = [], defaultdict(Exact), defaultdict(Exact)
        if "min" in limit:
            self.over.append(limit["code"])
            return entries + self.top_up(limit, entries, period)
        of = limit.get("max_share", {}).get("of") or [c for c in usual if c not in self.over]
        self.of = of if "max_share" in limit else []
        self.others += sum(amount for code, _, amount in entries if code in self.of)
        if self.amount != limit.get("max"):  # what more was let through before stays
            self.amount = limit.get("max")
            self.held, self.lines_held = self.through[None], self.lines
        if self.is_new:
            self.held = self.lines_held = ZERO
        self.room = most(limit, self.others) + (self.unused if self.bucket else ZERO)
        self.room = max(self.room, self.held)
        out = []
        for code, key, amount in entries:
            passed = amount
            if code in self.over:
                group = key.get(limit["scope"])
                self.came[group] += amount
                passed = min(self.room, self.came[group]) - self.through[group]
                self.through[group] += passed
                self.cut.append((code, key, amount - passed))
            out.append((code, key, passed))
        return out

    def top_up(self, limit, entries, period):
        """What a floor adds now, as an entry of its own."""
        self.is_due = {
            "period": True,
            "year": period[1].year != period[0].year
            or limit.get("until", LATER) <= period[1].isoformat(),
            "contract": limit.get("due", "") < period[1].isoformat(),
        }[limit["scope"]]
        self.came[None] += sum(amount for code, _, amount in entries if code in self.over)
        total = max(Exact(limit["min"]) - self.came[None], ZERO) if self.is_due else ZERO
        added, self.through[None] = total - self.through[None], total
        return [(limit["code"], {}, added)]

    def hold(self, limit, exact, lines, period, unit):
        """Once more, on the rounded lines of a period, so that rounding breaks no limit."""
        if limit["scope"] not in RUNNING:
            return
        if self.is_new:
            self.lines_unused = ZERO
            if limit.get("unused") == "carried":
                self.lines_unused = max(self.lines_room - self.lines, ZERO)
            self.exact = self.lines = ZERO
        now = self.lines + sum(lines[code] for code in self.over)
        if "min" in limit:
            reached = self.exact + sum(exact[code] for code in self.over) >= Exact(limit["min"])
            if self.is_due and reached:
                short = rounded(Exact(limit["min"]), unit, "ceiling") - now
                lines[limit["code"]] += max(rounded(short, unit, "ceiling"), ZERO)
            return
        others = self.lines_others + sum(lines[code] for code in self.of)
        self.lines_room = most(limit, others) + (self.lines_unused if self.bucket else ZERO)
        self.lines_room = max(self.lines_room, self.lines_held)
        excess = now - rounded(self.lines_room, unit, "floor")
        for code in reversed(self.over):
            taken = max(min(excess, lines[code]), ZERO)
            lines[code] -= taken
            excess -= taken
        if "max_share" in limit:
            lines[self.over[-1]] -= max(excess, ZERO)

    def remember(self, exact, lines):
        """Add what was paid to what this limit remembers."""
        self.exact += sum(exact[code] for code in self.over)
        self.lines += sum(lines[code] for code in self.over)
        self.lines_others += sum(lines[code] for code in getattr(self, "of", []))


def most(limit, others):
    """The cap: an amount, or a share of what the others came to (of all, after the cut)."""
    if "max" in limit:
        return Exact(limit["max"])
    share = Exact(limit["max_share"]["share"])
    return others * (share if "of" in limit["max_share"] else share / (1 - share))


class Split:
    """Who paid how much so far, and did not pay because of their maximum, in cents."""

    def __init__(self):
        self.paid, self.unpaid = defaultdict(int), defaultdict(int)

    def take(self, terms, cents):
        """Split one line: shares rounded as agreed, the rest to one; what is too much goes on."""
        payers = terms["payers"]
        owner = terms["rounding"].get("remainder_to", payers[-1]["party"])
        how = terms["rounding"].get("shares", "down")
        asked = defaultdict(int)
        for payer in payers:
            asked[payer["party"]] = int(rounded(Exact(payer.get("share", 1)) * cents, 1, how))
        asked[owner] += int(cents) - sum(asked.values())
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
