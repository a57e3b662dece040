"""A second implementation of the core of settlement: slow, obvious, and used by tests only.

Written from `contracts/README.md` and `contracts/schema/`, not from the engine, of which it imports
nothing: it takes terms as JSON and looks at the fields of observations. It computes everything anew
from the first day and answers the entitlement so far, in cents, which is what must have been
posted by then: {(line, payer, first day of the period): cents}.
"""

from collections import defaultdict
from datetime import date
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import LATER, ZERO, Bucket, rounded
from tests.contracts.arithmetic.oracle_limits import Limit
from tests.contracts.arithmetic.oracle_payers import CENT, Split, taxes

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


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
            if holds(limit, period):
                entries = memory[limit["code"]].apply(limit, entries, codes, usual, period)
            codes += [limit["code"]] if "min" in limit else []
        exact = {code: sum((e[2] for e in entries if e[0] == code), ZERO) for code in codes}
        lines = {}
        for code in codes:
            before = totals[code] if rule["at"] == "running_total" else ZERO
            lines[code] = rounded(before + exact[code], unit, mode) - rounded(before, unit, mode)
            totals[code] += exact[code]
        limits = [limit for limit in limits if holds(limit, period)]
        for limit in limits:
            memory[limit["code"]].hold(limit, exact, lines, period, unit)
        for limit in limits:
            memory[limit["code"]].remember(exact, lines)
        paid = {code: split.take(terms, lines[code] / CENT, period) for code in codes}
        on_top = taxes(terms, paid)
        paid |= {code: split.take(terms, cents, period) for code, cents in on_top.items()}
        for code, parts in paid.items():
            owed |= {(code, payer, period[0]): cents for payer, cents in parts.items()}
    return owed


def holds(limit, period):
    """Whether a limit is in force: after its end a floor has a line for what a cap carried over."""
    return limit.get("until", LATER) > period[0].isoformat()


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
