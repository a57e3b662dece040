"""A fund pays for its goals in its areas; outside of them only for a reason that is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pages.challenges.errors import Refused
from pages.challenges.models import (
    Decision,
    DecisionProposal,
    FundFit,
    ObjectionDecision,
    ObjectionFundFit,
    Response,
)
from pages.challenges.plain_words import is_placeholder
from pages.localized import localized


@dataclass(frozen=True)
class FundChoice:
    """Which goals and areas of the fund a plan serves (their keys), as its handler judges."""

    goals: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()
    reason: str = ""


def why_outside(
    fund: Any, choice: FundChoice | None, call: Any, amount_cents: int | None
) -> Refused | None:
    """The refusal to grant this from the fund without a reason; None when it fits or says why."""
    if not amount_cents or (choice is not None and not is_placeholder(choice.reason)):
        return None
    goals, areas = _chosen(fund, choice, call)
    return _refusal(fund) if not _fits(fund, goals, areas, amount_cents) else None


def keep_fit(proposal: DecisionProposal, fund: Any, choice: FundChoice | None) -> None:
    """Write how a proposed grant fits its fund. Raises Refused `outside_fund`."""
    if fund is not None and proposal.amount_cents:
        call = proposal.response.call
        FundFit.objects.create(
            proposal=proposal, **_fit_values(fund, choice, call, proposal.amount_cents)
        )


def keep_objection_fit(decision: ObjectionDecision, fund: Any, choice: FundChoice | None) -> None:
    """Write how a grant after an objection fits its fund. Raises Refused `outside_fund`.

    Without a choice it is as the first decision judged it, or as the call says.
    """
    if fund is None or not decision.amount_cents:
        return
    response = decision.objection.response
    choice = choice or choice_of_first(response, fund)
    ObjectionFundFit.objects.create(
        decision=decision, **_fit_values(fund, choice, response.call, decision.amount_cents)
    )


def choice_of_first(response: Response, fund: Any) -> FundChoice | None:
    """What the first decision on a response said of this fund; None when it said nothing."""
    decision = Decision.objects.filter(response=response).select_related("proposal").first()
    proposal = decision.proposal if decision else None
    fit = FundFit.objects.filter(proposal=proposal, fund=fund).first() if proposal else None
    if fit is None:
        return None
    goals, areas = fit.goals.splitlines(), fit.areas.splitlines()
    return FundChoice(
        goals=tuple(row.pk for row in fund.goals.all() if localized(row, "name").value in goals),
        areas=tuple(row.pk for row in fund.areas.all() if row.name in areas),
        reason=fit.reason,
    )


def _fit_values(
    fund: Any, choice: FundChoice | None, call: Any, amount_cents: int
) -> dict[str, Any]:
    if problem := why_outside(fund, choice, call, amount_cents):
        raise problem
    goals, areas = _chosen(fund, choice, call)
    verdict = _judge(fund, goals, areas, amount_cents)
    return {
        "fund": fund,
        "has_goal": verdict.has_goal,
        "has_area": verdict.has_area,
        "goals": "\n".join(localized(goal, "name").value for goal in goals),
        "areas": "\n".join(area.name for area in areas),
        "reason": choice.reason.strip() if choice and not is_placeholder(choice.reason) else "",
    }


def require_fit(response: Response, proposal: DecisionProposal, fund: Any) -> None:
    """Raise Refused `outside_fund` when nobody wrote why this fund pays for another thing.

    What was proposed before this was asked, or for another fund, is judged by the call.
    """
    if fund is None or not proposal.amount_cents:
        return
    fit = FundFit.objects.filter(proposal=proposal, fund=fund).first()
    if fit is None and (problem := why_outside(fund, None, response.call, proposal.amount_cents)):
        raise problem


def _chosen(fund: Any, choice: FundChoice | None, call: Any) -> tuple[list[Any], list[Any]]:
    if choice is None:
        return list(call.fund_goals.all()), list(call.fund_areas.all())
    return _of(fund.goals.all(), choice.goals), _of(fund.areas.all(), choice.areas)


def _of(rows: Iterable[Any], keys: tuple[int, ...]) -> list[Any]:
    return [row for row in rows if row.pk in keys]


def _judge(fund: Any, goals: list[Any], areas: list[Any], amount_cents: int) -> Any:
    return fund.judge(goals=goals, areas=areas, amount=Decimal(amount_cents) / 100)


def _fits(fund: Any, goals: list[Any], areas: list[Any], amount_cents: int) -> bool:
    # How much there is left is asked when it is decided: no reason makes it more.
    verdict = _judge(fund, goals, areas, amount_cents)
    return bool(verdict.has_goal and verdict.has_area)


def _refusal(fund: Any) -> Refused:
    return Refused("outside_fund", field="fund_reason", fund=localized(fund, "name").value)
