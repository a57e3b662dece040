"""The fund behind a call: how much of it is left, and who decides on what amount."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, Sum, When

from pages.challenges.models import Decision, Response
from pages.challenges.selectors.responses import last_document


@dataclass(frozen=True)
class FundStand:
    """Where a fund stands for one response. Amounts are in cents.

    `amount_cents` is what its routes weigh: what was asked, or what is granted when that is more.
    `route` is the one that covers it; None when no route does.
    """

    fund: Any
    ceiling_cents: int
    committed_cents: int
    amount_cents: int
    route: Any

    @property
    def left_cents(self) -> int:
        """What can still be granted; below zero when the ceiling was lowered afterwards."""
        return self.ceiling_cents - self.committed_cents

    def names(self, user: Any) -> bool:
        """Whether the route names this person. A superuser is named only when in the group."""
        group = self.route.group_id if self.route else None
        return group is not None and user.groups.filter(pk=group).exists()


def fund_of(response: Response) -> Any:
    """The fund that pays for this response; None without a call or a fund.

    Once decided it is the one of that decision, whatever an editor does with the call afterwards.
    """
    decision = Decision.objects.filter(response=response).select_related("fund").first()
    return decision.fund if decision else getattr(response.call, "fund", None)


def fund_stand(response: Response, granted_cents: int | None = None) -> FundStand | None:
    """Where the fund stands, the earlier grant of this response left aside; None without one."""
    fund = fund_of(response)
    return None if fund is None else stand_of(fund, response, granted_cents)


def stand_of(fund: Any, response: Response, granted_cents: int | None) -> FundStand:
    """The same for a fund that was read before, such as one that is locked."""
    amount = max(_asked_cents(response), granted_cents or 0)
    return FundStand(
        fund=fund,
        ceiling_cents=int(fund.ceiling * 100),
        committed_cents=committed_cents(fund, without=response),
        amount_cents=amount,
        route=fund.who_decides(Decimal(amount) / 100),
    )


def committed_cents(fund: Any, *, without: Response | None = None) -> int:
    """What was granted from a fund, also under calls that it is no longer behind.

    After an objection the second decision counts.
    """
    decisions = Decision.objects.filter(fund=fund)
    if without is not None:
        decisions = decisions.exclude(response=without)
    holds = Case(
        When(
            response__objection__decision__isnull=False,
            then=F("response__objection__decision__amount_cents"),
        ),
        default=F("amount_cents"),
    )
    total: int | None = decisions.aggregate(total=Sum(holds))["total"]
    return total or 0


def granted_cents(response: Response) -> int:
    """What the first decision on this response granted; nothing before it."""
    decision = Decision.objects.filter(response=response).first()
    return (decision.amount_cents or 0) if decision else 0


def _asked_cents(response: Response) -> int:
    """What the resident asked; who named no amount asked what the plan costs."""
    document = last_document(response)
    asked = document.about.asked_cents
    return document.results.total_cents if asked is None else asked
