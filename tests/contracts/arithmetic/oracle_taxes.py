"""The oracle's VAT: how much there is in, or on top of, what was paid; in cents."""

from collections import defaultdict
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import in_force, rounded
from tests.contracts.arithmetic.oracle_payers import CENT


def reported(versions, paid, periods):
    """{(tax, "base"): what it is over, (tax, "tax"): the tax, (tax, "reclaimable", payer): that}.

    Included: taken out of every line, or out of all together. Otherwise it is the line of the tax
    itself, with whatever a payer's maximum left of it.
    """
    found = defaultdict(int)
    for period in periods:
        terms = in_force(versions, period)
        rules = {tax["code"]: tax for tax in terms.get("vat", [])}
        lines, parts = defaultdict(int), defaultdict(int)
        for (code, payer, start), cents in paid.items():
            if start == period[0]:
                lines[code] += cents
                parts[code, payer] += cents
        for name, rule in rules.items():
            over = [x for x in lines if x not in rules and x in rule.get("over", lines)]
            whole, tax = sum(lines[x] for x in over), lines[name]
            if rule["treatment"] == "included":
                tax = inside(rule, [lines[x] for x in over])
                whole -= tax
            if rule["treatment"] == "compensable":
                for (code, payer), cents in parts.items():
                    found[name, "reclaimable", payer] += cents if code == name else 0
            found[name, "base"] += whole
            found[name, "tax"] += tax
    return found


def inside(rule, amounts):
    """The tax in amounts that include it, rounded as agreed."""
    how, rate = rule["round"], Exact(rule["rate"])
    amounts = [sum(amounts)] if how["at"] == "statement" else amounts
    unit = Exact(how["to"]) / CENT
    return int(sum(rounded(cents * rate / (1 + rate), unit, how["mode"]) for cents in amounts))
