"""The routes and the ceiling of a fund bind every decision on a response under its calls."""

from typing import Any

from pages.challenges.dutch_entry import format_cents
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.selectors.funds import FundStand, fund_of, stand_of
from pages.localized import localized


def require_fund(response: Response, by: Any, amount_cents: int | None) -> None:
    """Raise Refused unless the fund lets this person decide, and grant so many cents.

    `response` comes from `lock_response`. The fund is locked as well, until the transaction ends:
    two at once cannot both grant what is left. Codes: `no_route`, `route_without_group`,
    `not_named_by_route`, `over_ceiling`.
    """
    fund = fund_of(response)
    if fund is None:
        return
    locked = type(fund).objects.select_for_update().get(pk=fund.pk)
    stand = stand_of(locked, response, amount_cents)
    if problem := why_not_named(stand, by):
        raise problem
    # A grant of nothing is possible also when the ceiling was lowered below what is gone.
    if amount_cents and amount_cents > stand.left_cents:
        raise Refused(
            "over_ceiling",
            field="amount",
            fund=localized(fund, "name").value,
            asked=format_cents(amount_cents),
            left=format_cents(max(stand.left_cents, 0)),
            ceiling=format_cents(stand.ceiling_cents),
        )


def why_not_named(stand: FundStand, by: Any) -> Refused | None:
    """The refusal for who may not decide on this amount; None for who may."""
    amount = format_cents(stand.amount_cents)
    if stand.route is None:
        return Refused("no_route", asked=amount)
    decider = localized(stand.route, "decider").value
    if stand.route.group_id is None:
        return Refused("route_without_group", asked=amount, decider=decider)
    if not stand.names(by):
        group = stand.route.group.name
        return Refused("not_named_by_route", asked=amount, decider=decider, group=group)
    return None
