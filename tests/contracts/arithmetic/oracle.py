"""A second implementation of the core of settlement: slow, obvious, and used by tests only.

Written from `contracts/README.md` and `contracts/schema/`, not from the engine, of which it imports
nothing: it takes terms as JSON and looks at the fields of observations. It computes everything anew
from the first day and answers the entitlement so far, in cents, which is what must have been
posted by then: {(line, payer, first day of the period): cents}.
"""

from collections import defaultdict
from datetime import date
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import LATER, ZERO, in_force, rounded
from tests.contracts.arithmetic.oracle_limits import Limit
from tests.contracts.arithmetic.oracle_payers import CENT, Split, taxes
from tests.contracts.arithmetic.oracle_worth import entries_of

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
            if rule["at"] == "running_total":
                total, totals[code] = totals[code], totals[code] + exact[code]
                lines[code] = rounded(totals[code], unit, mode) - rounded(total, unit, mode)
            else:
                lines[code] = rounded(exact[code], unit, mode)
        held = [limit for limit in limits if holds(limit, period)]
        for limit in held:
            memory[limit["code"]].hold(limit, exact, lines, period, unit)
        for limit in held:
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
