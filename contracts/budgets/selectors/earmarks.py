"""Whether an allocation fits: under the ceiling of its year, and the earmark of its source."""

from __future__ import annotations

from datetime import date

from contracts.budgets.models import Allocation, BudgetYear, MoneySource
from contracts.errors import Refused
from contracts.presentation import reader_language
from contracts.wording import format_money

Key = tuple[int, int, int]
"""(agreement, payer, year): what one allocation is about."""


def newest_allocations() -> dict[Key, Allocation]:
    """Return the allocation that counts of every agreement, payer and year."""
    rows = Allocation.objects.select_related(
        "agreement", "payer__party", "programme", "source__programme", "by"
    ).order_by("pk")
    return {(row.agreement_id, row.payer_id, row.year): row for row in rows}


def newest_ceilings() -> dict[tuple[int, int], BudgetYear]:
    """Return the ceiling that counts by (programme, year)."""
    rows = BudgetYear.objects.select_related("programme", "by").order_by("pk")
    return {(row.programme_id, row.year): row for row in rows}


def warnings_for(row: Allocation) -> list[Refused]:
    """Return everything that would not fit when this allocation is added to those that count."""
    others = newest_allocations()
    others[row.agreement_id, row.payer_id, row.year] = row
    return misfits(row, list(others.values()), newest_ceilings())


def misfits(
    row: Allocation,
    counting: list[Allocation],
    ceilings: dict[tuple[int, int], BudgetYear],
) -> list[Refused]:
    """Return what of one allocation does not fit, seen with all that count (itself among them)."""
    return [*_over_ceiling(row, counting, ceilings), *_over_source(row, counting), *_earmark(row)]


def _money(cents: int, currency: str) -> str:
    return format_money(cents, currency, reader_language())


def _over_ceiling(
    row: Allocation, counting: list[Allocation], ceilings: dict[tuple[int, int], BudgetYear]
) -> list[Refused]:
    params = {"programme": row.programme.name, "year": row.year}
    ceiling = ceilings.get((row.programme_id, row.year))
    if ceiling is None:
        return [Refused("money_no_ceiling", "year", params)]
    total = sum(
        other.amount_cents
        for other in counting
        if (other.programme_id, other.year) == (row.programme_id, row.year)
    )
    over = total - ceiling.ceiling_cents
    if over <= 0:
        return []
    money = _money(over, row.programme.currency)
    return [Refused("money_over_ceiling", "amount", {**params, "over": money})]


def _over_source(row: Allocation, counting: list[Allocation]) -> list[Refused]:
    source = row.source
    from_source = [other for other in counting if other.source_id == source.pk]
    found = []
    over = sum(other.amount_cents for other in from_source) - source.amount_cents
    if over > 0:
        params = {"source": source.name, "over": _money(over, source.currency)}
        found.append(Refused("money_over_source", "amount", params))
    if source.max_per_agreement_cents is not None:
        own = sum(o.amount_cents for o in from_source if o.agreement_id == row.agreement_id)
        over = own - source.max_per_agreement_cents
        if over > 0:
            params = {
                "source": source.name,
                "most": _money(source.max_per_agreement_cents, source.currency),
                "over": _money(over, source.currency),
            }
            found.append(Refused("money_earmark_most", "amount", params))
    return found


def _earmark(row: Allocation) -> list[Refused]:
    source = row.source
    found = []
    if source.programme is not None and source.programme_id != row.programme_id:
        params = {"source": source.name, "programme": source.programme.name}
        found.append(Refused("money_earmark_programme", "source", params))
    if not usable_in(source, row.year):
        found.append(
            Refused("money_earmark_year", "source", {"source": source.name, "year": row.year})
        )
    return found


def usable_in(source: MoneySource, year: int) -> bool:
    """Whether the money may be used on at least one day of a calendar year."""
    ends = source.usable_until
    return source.usable_from < date(year + 1, 1, 1) and (ends is None or ends > date(year, 1, 1))
