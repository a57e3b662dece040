"""That no cap is ever exceeded, from what is posted and from the amounts of each person and cohort.

Everything is added up anew, slow and obvious. A cap that an amendment changes lets through what it
had let through before, so the highest amount of all versions is the bound; one that an amendment
puts over other lines, or that carries unused room, is left out here (the oracle knows it).
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from contracts.arithmetic import Limit, Terms

SCOPES = ("contract", "period", "year")
PARTS = {"cohort": 0, "person": 1}
Amounts = list[tuple[date, str, Any]]


def same_limits(run: Any, *kinds: str) -> Iterator[list[tuple[Terms, Limit]]]:
    """Each limit of these kinds that every version has, for the same time and over the same."""
    for limit in run.versions[0].limits:
        found = [(t, x) for t in run.versions for x in t.limits if x.code == limit.code]
        about = {(x.kind, x.scope, x.start, x.until, x.carries_unused) for _, x in found}
        covered = {frozenset(lines_of(terms, x)) for terms, x in found}
        is_same = len(about) == len(covered) == 1 and len(found) == len(run.versions)
        if limit.kind in kinds and is_same and not limit.carries_unused:
            yield found


def lines_of(terms: Terms, limit: Limit) -> Iterator[str]:
    """The components that a limit is over, and the floors before it."""
    codes = [part.code for part in terms.components]
    for other in terms.limits[: terms.limits.index(limit)]:
        codes += [other.code] if other.kind == "min" else []
    return (code for code in codes if limit.covers(code))


def key_of(run: Any, scope: str, start: date) -> object:
    """What a running total is of: the contract, a period, or the year that it begins in."""
    years = run.versions[0].periods
    return {"contract": 0, "period": start, "year": years.year_of(start)}[scope]


def no_cap_is_ever_exceeded(run: Any) -> None:
    """After each settlement, over what is posted by then."""
    bounds = [
        (found[0][1], {*lines_of(*found[0])}, max(x.amount.value for _, x in found))
        for found in same_limits(run, "max")
        if found[0][1].scope in SCOPES
    ]
    for posted in run.posted_so_far:
        for limit, codes, most in bounds:
            sums: dict[object, int] = defaultdict(int)
            for (code, _, start), cents in posted.items():
                if code in codes and limit.holds_on(start):
                    sums[key_of(run, limit.scope, start)] += cents
            assert all(cents <= most * 100 for cents in sums.values()), (limit.code, codes, most)


def no_payer_pays_more_than_agreed(run: Any) -> None:
    """Also when an amendment changes what a payer pays at most, or what shares there are."""
    for posted in run.posted_so_far:
        for party in {payer.party for terms in run.versions for payer in terms.payers}:
            found = [p.max for terms in run.versions for p in terms.payers if p.party == party]
            paid = sum(cents for (_, payer, _), cents in posted.items() if payer == party)
            if None not in found:
                assert paid <= max(most.value for most in found) * 100, party


def no_person_or_group_gets_more_than_agreed(run: Any) -> None:
    """Of each person and cohort, and of each unit, when no rule after it moves the amounts."""
    for found in same_limits(run, "max"):
        limit, most = found[0][1], max(x.amount.value for _, x in found)
        if limit.scope in SCOPES or any(terms.limits[-1] != x for terms, x in found):
            continue
        if any(terms.netting and terms.order[0] == "limits" for terms, _ in found):
            continue
        sums: dict[object, Fraction] = defaultdict(Fraction)
        for _, code, entry in entries_under(run, limit):
            if limit.scope == "unit":
                assert abs(entry.amount) <= most * abs(entry.paid_units or 0), code
            else:
                sums[entry.part[PARTS[limit.scope]]] += entry.amount
        assert all(amount <= most for amount in sums.values()), (limit.code, sums)


def entries_under(run: Any, limit: Limit) -> Amounts:
    """What is owed at the end, in parts, of all that a limit is over and in force for."""
    return [
        (slot.period.start, code, entry)
        for slot, owed in zip(run.slots, run.known.owed, strict=True)
        for code, item in owed.items()
        for entry in item.entries
        if limit.covers(code) and limit.holds_on(slot.period.start)
    ]


def no_share_is_ever_exceeded(run: Any) -> None:
    """What is covered is at most the share of the total, at the end of every period."""
    for found in same_limits(run, "max_share"):
        terms, limit = found[0]
        rules = {(x.share, x.of) for _, x in found}
        is_last = all(t.limits[-1] == x and not t.netting for t, x in found)
        if limit.scope not in SCOPES or len(rules) > 1 or not is_last:
            continue
        covered = {*lines_of(terms, limit)}
        own: dict[object, Fraction] = defaultdict(Fraction)
        other: dict[object, Fraction] = defaultdict(Fraction)
        for slot, owed in zip(run.slots, run.known.owed, strict=True):
            key = key_of(run, limit.scope, slot.period.start)
            if not limit.holds_on(slot.period.start):
                continue
            for code, item in owed.items():
                if code in covered:
                    own[key] += item.rounded
                elif limit.totals(code) and item.tax is None:
                    other[key] += item.rounded
            share = limit.share or Fraction(1)
            is_part = all(limit.totals(code) for code in covered)
            total = other[key] / (1 - share) if is_part else other[key]
            assert own[key] <= max(share * total, 0), limit.code


CAP_GUARANTEES = (
    no_cap_is_ever_exceeded,
    no_payer_pays_more_than_agreed,
    no_person_or_group_gets_more_than_agreed,
    no_share_is_ever_exceeded,
)
