"""A second implementation of the core of settlement: slow, obvious, and used by tests only.

Written from `contracts/README.md` and `contracts/schema/`, not from the engine, of which it imports
nothing: it takes terms as JSON and looks at the fields of observations. It computes everything anew
from the first day and answers the entitlement so far, in cents, which is what must have been
posted by then: {(line, payer, first day of the period): cents}.
"""

from collections import defaultdict
from datetime import date
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import LATER, ZERO, Bucket, in_force, rounded
from tests.contracts.arithmetic.oracle_limits import Limit
from tests.contracts.arithmetic.oracle_netting import Nettings
from tests.contracts.arithmetic.oracle_payers import CENT, Split, taxes
from tests.contracts.arithmetic.oracle_worth import entries_of

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


class SoFar:
    """What is remembered from period to period."""

    def __init__(self):
        self.limits, self.totals = defaultdict(Limit), defaultdict(Exact)
        self.nettings, self.split = Nettings(), Split()


def entitlement(versions, observations, end):
    """What is owed for every period that ended by `end`, from what was known by then."""
    rows = [row for row in observations if max(row.on, row.known_on or row.on) < end]
    # Of two values on one day the last by name counts, and of the same name the highest.
    rows.sort(
        key=lambda row: (
            row.on,
            row.subject,
            row.key,
            row.cohort,
            1 if row.quantity is None else row.quantity,
        )
    )
    periods = periods_until(versions[0]["periods"], end)
    so_far, owed = SoFar(), {}
    for number, period in enumerate(periods):
        terms = in_force(versions, period)
        funding = Bucket(terms, rows, periods[0][0], period[1])
        entries = [
            (part["code"], key, grown)
            for part in terms["components"]
            for key, grown in entries_of(versions, part, rows, periods[: number + 1])
        ]
        entries, codes, off = held_back(terms, entries, funding, period, so_far)
        exact = {code: sum((e[2] for e in entries if e[0] == code), ZERO) for code in codes}
        lines = in_cents(terms, exact, off, period, so_far)
        for code, parts in divided(terms, lines, funding, period, so_far).items():
            owed |= {(code, payer, period[0]): cents for payer, cents in parts.items()}
    return owed


def held_back(terms, entries, funding, period, so_far):
    """Limits, and other funding before or after them: (entries, lines, what was taken off)."""
    codes = [part["code"] for part in terms["components"]]
    off, place = defaultdict(Exact), terms.get("order", ["limits", "netting"]).index("netting")
    if place == 0:
        entries, _ = so_far.nettings.of_entries(terms, funding, entries, usual(terms, codes))
    for limit in terms.get("limits", []):
        if holds(limit, period):
            memory, covered = so_far.limits[limit["code"]], usual(terms, codes)
            entries = memory.apply(limit, entries, codes, covered, period)
        codes += [limit["code"]] if "min" in limit else []
    if place == 1:
        entries, off = so_far.nettings.of_entries(terms, funding, entries, usual(terms, codes))
    return entries, codes, off


def in_cents(terms, exact, off, period, so_far):
    """Each line in units, so that rounding breaks no limit."""
    rule, totals, lines = terms["rounding"], so_far.totals, {}
    unit, mode = Exact(rule["to"]), rule["mode"]
    for code, amount in exact.items():
        if rule["at"] == "running_total":
            total, totals[code] = totals[code], totals[code] + amount
            lines[code] = rounded(totals[code], unit, mode) - rounded(total, unit, mode)
        else:
            lines[code] = rounded(amount, unit, mode)
    held = [limit for limit in terms.get("limits", []) if holds(limit, period)]
    for limit in held:
        so_far.limits[limit["code"]].hold(limit, exact, lines, off, period, unit)
    for limit in held:
        so_far.limits[limit["code"]].remember(exact, lines, off)
    return lines


def divided(terms, lines, funding, period, so_far):
    """Who pays what of each line, after other funding of one payer, and of the tax on top."""
    paid = {code: so_far.split.take(terms, lines[code] / CENT, period) for code in lines}
    if terms.get("order", [""])[-1] == "netting":
        so_far.nettings.of_payers(terms, funding, paid, usual(terms, lines))
    on_top = taxes(terms, paid)
    return paid | {code: so_far.split.take(terms, on_top[code], period) for code in on_top}


def usual(terms, codes):
    """The lines that a rule covers unless it says which: emergency payments stand apart."""
    apart = [part["code"] for part in terms["components"] if part.get("kind") == "emergency"]
    return [code for code in codes if code not in apart]


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
