"""From which programme and fund settlements are paid, for who may decide about them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from contracts.budgets.funds import known_funds
from contracts.budgets.models import Allocation, Programme
from contracts.enums import MandateScope
from contracts.models import SettlementShare
from contracts.selectors.mandates import NOWHERE, MoneyScope, ScopeKey


def money_scopes(
    settlement_ids: Collection[int], without: int | None = None
) -> dict[int, set[MoneyScope]]:
    """Return what the payers of each settlement pay from, in the budget year of its period.

    `without` is the key of a person whose allocations are passed over.
    """
    rows = (
        SettlementShare.objects.filter(line__settlement__in=settlement_ids)
        .order_by()
        .values_list(
            "line__settlement",
            "line__settlement__agreement",
            "line__settlement__period_end",
            "payer",
        )
        .distinct()
    )
    shares = list(rows)
    newest = _newest({agreement for _pk, agreement, _end, _payer in shares}, without)
    found: dict[int, set[MoneyScope]] = {pk: set() for pk in settlement_ids}
    for pk, agreement, end, payer in shares:
        year = (end - timedelta(days=1)).year
        found[pk].add(newest.get((agreement, payer, year), NOWHERE))
    return found


def _newest(
    agreement_ids: Collection[int], without: int | None
) -> dict[tuple[int, int, int], MoneyScope]:
    rows = Allocation.objects.filter(agreement__in=agreement_ids).order_by("pk")
    if without is not None:
        rows = rows.exclude(by=without)
    keys = ("agreement", "payer", "year", "programme__fund_code", "programme__code")
    return {
        (agreement, payer, year): MoneyScope(fund, programme)
        for agreement, payer, year, fund, programme in rows.values_list(*keys)
    }


def mandate_scope_names() -> dict[ScopeKey, str]:
    """Return the funds and programmes that a mandate can be for."""
    funds = {(str(MandateScope.FUND), fund.code): fund.name for fund in known_funds()}
    programmes = Programme.objects.order_by("name", "pk").values_list("code", "name")
    return funds | {(str(MandateScope.PROGRAMME), code): name for code, name in programmes}
