"""The oracle's investments: what was drawn, what is open, and where an investor stands.

Written from the format's documents, not from the engine; everything is computed anew from the
first day, in cents.
"""

from calendar import isleap
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction as Exact
from math import floor

from tests.contracts.arithmetic.oracle_blocks import ZERO, in_force

CENT = Exact(1, 100)


def open_of(terms, note, kind, rate, periods, received):
    """(principal, return) that is open of an investment at the end of the last of these periods.

    simple: over principal not repaid; compound: over all that is open, at the end of each period;
    irr: all that is open grows. What is paid counts on the last day of the period that it is for,
    and repays the principal first.
    """
    principal = earned = paid = ZERO
    for place, (start, end) in enumerate(periods):
        growing = [(start, principal if kind == "simple" else principal + earned)]
        for day, amount in drawn_of(terms, note, end):
            if day >= start or place == 0:
                growing.append((day, amount))
                principal += amount
        for day, amount in growing:
            earned += amount * growth(kind, rate, day, end, note.get("day_count", "act/365f"))
        cents = received[end]
        part = min(cents, principal) if cents > 0 else cents + min(-cents, paid)
        principal, earned, paid = principal - part, earned - cents + part, paid + cents - part
    return principal, earned


def drawn_of(terms, note, end):
    """[(day, cents)] of what was drawn before a day."""
    rows = [(date.fromisoformat(x["on"]), amount_of(terms, x["amount"])) for x in note["drawdowns"]]
    return [(day, amount / CENT) for day, amount in rows if day < end]


def amount_of(terms, written):
    """An amount as written, or so many times a constant or all that is drawn of an investment."""
    if isinstance(written, str):
        return Exact(written)
    if "constant" in written:
        whole = Exact(terms["constants"][written["constant"]]["amount"])
    else:
        note = next(x for x in terms["investments"] if x["code"] == written["investment"])
        whole = sum(amount_of(terms, x["amount"]) for x in note["drawdowns"])
    return whole * Exact(written.get("times", 1))


def growth(kind, rate, since, until, count):
    """What one cent earns between two days; growth is rounded down, to 24 decimals."""
    days = (until - since).days
    if kind == "irr":
        with localcontext() as context:
            context.prec = 60
            base = 1 + Decimal(rate.numerator) / rate.denominator
            grown = Exact(base ** (Decimal(days) / 365))
        return Exact(floor(grown * 10**24), 10**24) - 1
    if count == "30/360":
        a, b = min(since.day, 30), until.day
        b = 30 if b == 31 and a == 30 else b
        return (
            rate
            * (360 * (until.year - since.year) + 30 * (until.month - since.month) + b - a)
            / 360
        )
    if count == "act/act":  # each day by the length of its own year
        every = [(since + timedelta(number)).year for number in range(days)]
        return rate * sum(Exact(1, 366 if isleap(year) else 365) for year in every)
    return rate * Exact(days, {"act/365f": 365, "act/360": 360}[count])


def positions(terms, received, others, end):
    """Where every investment stands at the end of a period, in whole cents.

    {code: (drawn, received, principal, return, open, flows)}. What is received repays the principal
    first, and what is more than was drawn is return. `received`: what tiers gave an investment;
    `others`: what its party got otherwise, when this was its first investment.
    """
    found = {}
    for note in terms.get("investments", []):
        code = note["code"]
        got = [*received[code].items()]
        got += [(day, cents) for (day, name), cents in others.items() if name == code]
        put_in = [(day, floor(cents)) for day, cents in drawn_of(terms, note, end)]
        drawn, came = sum(cents for _, cents in put_in), sum(cents for _, cents in got)
        principal = max(min(came, drawn), 0)
        flows = [(day, -cents) for day, cents in put_in] + got
        found[code] = (drawn, came, principal, came - principal, drawn - principal, flows)
    return found


def first_of(terms, party):
    """The investment that whatever else a party gets is for: its first, or none."""
    notes = [note["code"] for note in terms.get("investments", []) if note["party"] == party]
    return notes[0] if notes else None


def paid_beside(versions, paid, periods, is_divided):
    """What investors are paid past the waterfall: {(end of period, investment): cents}; no VAT."""
    found, ends = defaultdict(int), dict(periods)
    for (code, _, start), cents in paid.items():
        terms = in_force(versions, (start, ends[start]))
        if not is_divided(terms, code) and code not in [x["code"] for x in terms.get("vat", [])]:
            others = sorted(versions, key=lambda version: version["valid_from"], reverse=True)
            own = next(x for x in [terms, *others] if code in codes_of(x))
            found[ends[start], first_of(terms, recipient_of(own, code))] += cents
    return found


def codes_of(terms):
    return [x["code"] for key in ("components", "limits", "vat") for x in terms.get(key, [])]


def recipient_of(terms, code):
    """Who a component says, by default the provider; a rule pays who its first line pays."""
    provider = next(x["code"] for x in terms["parties"] if x["role"] == "provider")
    own = {part["code"]: part.get("pays", provider) for part in terms["components"]}
    taxes = [tax["code"] for tax in terms.get("vat", [])]
    if code in own:
        return own[code]
    rules = [*terms.get("limits", []), *terms.get("vat", [])]
    rule = next(rule for rule in rules if rule["code"] == code)
    apart = [x["code"] for x in terms["components"] if x.get("kind") == "emergency"]
    usual = [x for x in own if code in taxes or x not in apart]
    return next((own[x] for x in own if x in rule.get("over", usual)), "")


def worth(flows, rate, end):
    """What payments are worth on a day at a yearly rate, less what drawdowns are, in cents."""
    with localcontext() as context:
        context.prec = 60
        return sum(
            cents
            * (1 + Decimal(rate.numerator) / rate.denominator) ** (Decimal((end - day).days) / 365)
            for day, cents in flows
        )
