"""The routes and the ceiling of a fund bind every decision on a response under its calls."""

from datetime import date
from typing import Any

from django.utils.formats import date_format

from pages.challenges.dutch_entry import format_cents
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.selectors.funds import FundStand, fund_of, granted_cents, stand_of
from pages.localized import localized


def require_fund(response: Response, by: Any, amount_cents: int | None, on: date) -> Any:
    """Return the fund that pays, None without one; the decision keeps it.

    Raises Refused unless the fund lets this person decide, and grant so many cents on this day.

    `response` comes from `lock_response`. The fund is locked as well, until the transaction ends:
    two at once cannot both grant what is left. Codes: `no_route`, `route_without_group`,
    `not_named_by_route`, `fund_not_open`, `over_ceiling`.
    """
    fund = fund_of(response)
    if fund is None:
        return None
    locked = type(fund).objects.select_for_update().get(pk=fund.pk)
    stand = stand_of(locked, response, amount_cents)
    if problem := why_not_named(stand, by):
        raise problem
    # What was granted in time can be kept after an objection.
    is_more = (amount_cents or 0) > granted_cents(response)
    if is_more and (problem := why_not_open(locked, on)):
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
    return locked


def why_not_open(fund: Any, on: date) -> Refused | None:
    """The refusal to grant anything from a fund on this day; None from its first to its last."""
    if fund.starts_on <= on <= fund.ends_on:
        return None
    return Refused(
        "fund_not_open",
        field="amount",
        fund=localized(fund, "name").value,
        first=date_format(fund.starts_on, "j F Y"),
        last=date_format(fund.ends_on, "j F Y"),
    )


def why_no_decider(stand: FundStand) -> Refused | None:
    """The refusal when nobody at all may decide on this amount; None when somebody may."""
    amount = format_cents(stand.amount_cents)
    if stand.route is None:
        return Refused("no_route", asked=amount)
    if stand.route.group_id is None:
        decider = localized(stand.route, "decider").value
        return Refused("route_without_group", asked=amount, decider=decider)
    return None


def why_not_named(stand: FundStand, by: Any) -> Refused | None:
    """The refusal for who may not decide on this amount; None for who may."""
    if problem := why_no_decider(stand):
        return problem
    if not stand.names(by):
        return Refused(
            "not_named_by_route",
            asked=format_cents(stand.amount_cents),
            decider=localized(stand.route, "decider").value,
            group=stand.route.group.name,
        )
    return None
