"""What the engine guarantees about money on its way, as checks of one generated contract.

Every cent has an owner, no return is ever exceeded, and what is withdrawn comes back everywhere.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

from contracts.arithmetic import Investment, Limit, settle_all
from contracts.arithmetic.taxes import base_and_tax
from contracts.arithmetic.waterfall import investment_of
from tests.contracts.arithmetic.chains import Distributed, give
from tests.contracts.arithmetic.strategies.values import END

Flows = list[tuple[date, int]]


def the_waterfall_gives_out_what_is_paid(run: Any) -> None:
    """Of every line what the waterfall of its own period covers."""
    for statement in run.statements:
        over = 0
        for line in statement.lines:
            terms = run.terms_on(line.origin.start)
            taxes = {rule.code for rule in terms.vat}
            if terms.waterfall and line.component not in taxes:
                over += line.amount_cents * terms.waterfall.covers(line.component)
        assert sum(part.cents for part in statement.distribution) == over


def is_one_waterfall(run: Any) -> bool:
    """Whether every version divides in the same way over the same investments."""
    rules = [(terms.waterfall, terms.investments) for terms in run.versions]
    return rules == rules[:1] * len(rules)


def no_tier_takes_more_than_its_end(run: Any) -> None:
    terms, shared = run.versions[0], Distributed()
    tiers = terms.waterfall.tiers if terms.waterfall and is_one_waterfall(run) else ()
    for statement in run.statements:
        give(shared, statement)
        for tier in tiers:
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
    taxes = {rule.code for terms in run.versions for rule in terms.vat}
    for place, limit in enumerate(run.versions[0].limits):
        if limit.returns is None or not is_same_limit(run, limit):
            continue
        behind = {other.code for terms in run.versions for other in terms.limits[place:]}
        note, rate = run.versions[0].investment(limit.returns.on), limit.returns.rate
        flows = [
            (ends[start], cents)
            for (code, _, start), cents in run.posted.items()
            if limit.covers(code) and code not in taxes | behind
        ]
        if limit.returns.kind == "irr":
            assert worth(note, flows, Decimal(rate.numerator) / rate.denominator) <= 0
        if not rate:
            assert sum(cents for _, cents in flows) <= drawn(note, END) * 100


def is_same_limit(run: Any, limit: Limit) -> bool:
    """Whether a limit is in every version, for ever, over the same lines and investments."""
    found = [[x for x in terms.limits if x.code == limit.code] for terms in run.versions]
    notes = [terms.investments for terms in run.versions]
    is_always = limit.start is None and limit.until is None
    return is_always and found == [[limit]] * len(found) and notes == notes[:1] * len(notes)


def no_tier_gives_more_than_its_return(run: Any) -> None:
    """Looked at in the course of what is known at the end, which has no corrections."""
    waterfall = run.versions[0].waterfall if is_one_waterfall(run) else None
    tiers = waterfall.tiers if waterfall else ()
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
            assert worth(run.versions[0].investment(rule.on), flows[rule.on], rate) <= 0


def taxes_are_those_of_everything_paid(run: Any) -> None:
    """Each period by the rule that its own version has for a tax."""
    by_start: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (code, _, start), cents in run.posted.items():
        by_start[start][code] += cents
    for code in {rule.code for terms in run.versions for rule in terms.vat}:
        base = total = back = 0
        for start, lines in by_start.items():
            vat = run.terms_on(start).vat
            for rule in vat:
                if rule.code == code:
                    based, tax = base_and_tax(rule, lines, frozenset(each.code for each in vat))
                    base, total = base + based, total + tax
                    back += tax if rule.treatment == "compensable" else 0
        found = [tax for s in run.statements for tax in s.taxes if tax.code == code]
        assert sum(tax.base_cents for tax in found) == base
        assert sum(tax.tax_cents for tax in found) == total
        assert sum(cents for tax in found for _, cents in tax.reclaimable) == back


def everything_comes_back_from_every_recipient(run: Any) -> None:
    shared, empty = Distributed(run.shared), Distributed()
    back = run.at_end(run.empty, run.posted, run.shared)
    nothing = run.at_end(run.empty, {})
    give(shared, back)
    give(empty, nothing)
    assert {key: cents for key, cents in shared.items() if cents} == empty
    assert back.positions == nothing.positions


def other_funding_makes_nothing_negative(run: Any) -> None:
    text = str([[data["components"], data.get("netting")] for data in run.case.datas])
    falling = ("change", "interim", "negative", "sampled", "latest", "ratio", "'-", "steps", "less")
    if any(word in text for word in (*falling, "at_most", "line")):
        return
    if len(run.versions) > 1 or run.versions[0].limits:
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
