"""The funds behind calls, told to whoever adds the money up; they are kept nowhere else."""

from contracts.budgets.funds import FundFacts, FundGiver, FundRoute
from pages.localized import localized
from pages.models import Fund


def fund_code(fund: Fund) -> str:
    """How programmes and sources name a fund."""
    return f"fonds-{fund.pk}"


def fund_facts() -> list[FundFacts]:
    """Every fund, in the reader's language."""
    funds = Fund.objects.prefetch_related("goals", "areas", "sources", "routes")
    return [_facts(fund) for fund in funds]


def _facts(fund: Fund) -> FundFacts:
    return FundFacts(
        code=fund_code(fund),
        name=localized(fund, "name").value,
        explanation=localized(fund, "explanation").value,
        ceiling_cents=int(fund.ceiling * 100),
        starts_on=fund.starts_on,
        ends_on=fund.ends_on,
        goals=tuple(localized(goal, "name").value for goal in fund.goals.all()),
        areas=tuple(area.name for area in fund.areas.all()),
        givers=tuple(
            FundGiver(row.name, int(row.amount * 100), row.earmark) for row in fund.sources.all()
        ),
        routes=tuple(
            FundRoute(
                localized(row, "decider").value,
                None if row.up_to is None else int(row.up_to * 100),
                row.includes_bound,
            )
            for row in fund.ordered_routes()
        ),
        after_the_end=localized(fund, "after_the_end").value,
    )
