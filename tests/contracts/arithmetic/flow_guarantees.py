"""What the engine guarantees about money on its way, as checks of one generated contract.

Every cent has an owner, no return is ever exceeded, and what is withdrawn comes back everywhere.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

from contracts.arithmetic import Investment, settle_all
from contracts.arithmetic.taxes import base_and_tax
from contracts.arithmetic.waterfall import investment_of
from tests.contracts.arithmetic.chains import Distributed, give
from tests.contracts.arithmetic.strategies.values import END

Flows = list[tuple[date, int]]


def the_waterfall_gives_out_what_is_paid(run: Any) -> None:
    waterfall = run.case.terms.waterfall
    taxes = {rule.code for rule in run.case.terms.vat}
    for statement in run.statements:
        over = sum(
            line.amount_cents
            for line in statement.lines
            if waterfall and line.component not in taxes and waterfall.covers(line.component)
        )
        assert sum(part.cents for part in statement.distribution) == over


def no_tier_takes_more_than_its_end(run: Any) -> None:
    terms, shared = run.case.terms, Distributed()
    for statement in run.statements:
        give(shared, statement)
        for tier in terms.waterfall.tiers if terms.waterfall else ():
            taken = sum(cents for (code, _), cents in shared.items() if code == tier.code)
            assert taken >= 0 or tier.takes_all
            if tier.until is not None and tier.until.paid is not None:
                assert taken <= tier.until.paid.value * 100
            if tier.until is not None and tier.until.principal:
                note = terms.investment(tier.until.principal)
                assert taken <= drawn(note, statement.period.end) * 100


def drawn(note: Investment, end: date) -> Decimal:
    amounts = (row.amount.value for row in note.drawdowns if row.on < end)
    return sum((Decimal(a.numerator) / a.denominator for a in amounts), Decimal(0))


def worth(note: Investment, flows: Flows, rate: Decimal) -> Decimal:
    """What drawdowns and payments are worth to the investor on the last day, in euros."""
    with localcontext() as context:
        context.prec = 60
        total = Decimal(0)
        for day, cents in flows:
            total += Decimal(cents) / 100 * (1 + rate) ** (Decimal((END - day).days) / 365)
        for row in note.drawdowns:
            if row.on < END:
                amount = Decimal(row.amount.value.numerator) / row.amount.value.denominator
                total -= amount * (1 + rate) ** (Decimal((END - row.on).days) / 365)
        return total


def no_return_is_ever_exceeded(run: Any) -> None:
    """Also after corrections; a payment counts at the end of the period that it is for."""
    ends = {period.start: period.end for period in run.periods}
    taxes = {rule.code for rule in run.case.terms.vat}
    for limit in run.case.terms.limits:
        rules = [x.returns for terms in run.versions for x in terms.limits if x.code == limit.code]
        if limit.returns is None or rules != [limit.returns] * len(run.versions):
            continue
        note, rate = run.case.terms.investment(limit.returns.on), limit.returns.rate
        flows = [
            (ends[start], cents)
            for (code, _, start), cents in run.posted.items()
            if limit.covers(code) and code not in taxes
        ]
        if limit.returns.kind == "irr":
            assert worth(note, flows, Decimal(rate.numerator) / rate.denominator) <= 0
        if not rate:
            assert sum(cents for _, cents in flows) <= drawn(note, END) * 100


def no_tier_gives_more_than_its_return(run: Any) -> None:
    """Looked at in the course of what is known at the end, which has no corrections."""
    tiers = run.case.terms.waterfall.tiers if run.case.terms.waterfall else ()
    rules = [tier.until.returns for tier in tiers if tier.until and tier.until.returns]
    if not any(rule.kind == "irr" for rule in rules):
        return
    rows = [row for row in run.rows if row.known_on is None]
    owned = {tier.code: investment_of(tier) for tier in tiers}
    flows: dict[str, Flows] = defaultdict(list)
    for statement in settle_all(run.versions, rows, END):
        for part in statement.distribution:
            flows[owned[part.tier]].append((statement.period.end, part.cents))
    for rule in rules:
        if rule.kind == "irr":
            rate = Decimal(rule.rate.numerator) / rule.rate.denominator
            assert worth(run.case.terms.investment(rule.on), flows[rule.on], rate) <= 0


def taxes_are_those_of_everything_paid(run: Any) -> None:
    by_start: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (code, _, start), cents in run.posted.items():
        by_start[start][code] += cents
    codes = frozenset(rule.code for rule in run.case.terms.vat)
    for rule in run.case.terms.vat:
        found = [tax for s in run.statements for tax in s.taxes if tax.code == rule.code]
        sums = [base_and_tax(rule, lines, codes) for lines in by_start.values()]
        total = sum(tax for _, tax in sums)
        assert sum(tax.base_cents for tax in found) == sum(base for base, _ in sums)
        assert sum(tax.tax_cents for tax in found) == total
        reclaimable = sum(cents for tax in found for _, cents in tax.reclaimable)
        assert reclaimable == (total if rule.treatment == "compensable" else 0)


def everything_comes_back_from_every_recipient(run: Any) -> None:
    shared, empty = Distributed(run.shared), Distributed()
    back = run.at_end(run.empty, run.posted, run.shared)
    nothing = run.at_end(run.empty, {})
    give(shared, back)
    give(empty, nothing)
    assert {key: cents for key, cents in shared.items() if cents} == empty
    assert back.positions == nothing.positions


def other_funding_makes_nothing_negative(run: Any) -> None:
    text = str([data["components"] for data in run.case.datas])
    if any(word in text for word in ("change", "interim", "negative", "sampled", "latest")):
        return
    if len(run.versions) > 1 or run.case.terms.limits:
        return  # what is owed may go down by itself
    for statement in run.statements:
        assert statement.cumulative_cents >= 0
        for line in statement.lines:
            assert line.kind == "reversal" or all(cents >= 0 for _, cents in line.payers)


FLOW_GUARANTEES = (
    the_waterfall_gives_out_what_is_paid,
    no_tier_takes_more_than_its_end,
    no_return_is_ever_exceeded,
    no_tier_gives_more_than_its_return,
    taxes_are_those_of_everything_paid,
    everything_comes_back_from_every_recipient,
    other_funding_makes_nothing_negative,
)
