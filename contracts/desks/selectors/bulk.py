"""What a job in bulk would do, before anybody asks for it; and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Count, Q, QuerySet, Sum, When

from contracts.arithmetic import Period
from contracts.desks.enums import ItemStatus
from contracts.desks.models import BulkItem, BulkJob
from contracts.enums import AgreementStatus, RunStatus, SettlementStatus
from contracts.models import Agreement, AgreementParty, Settlement, SettlementRun, SettlementShare
from contracts.people import Person
from contracts.selectors import desk
from contracts.selectors.agreements import agreements_for
from contracts.selectors.due_periods import DuePeriod, find_due_periods
from contracts.selectors.roles import NOT_MANAGING


@dataclass(frozen=True, slots=True)
class PayerTotal:
    """What one payer pays of some settlements together, in whole cents."""

    payer: str
    currency: str
    cents: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items of a job are in each state."""

    waiting: int
    done: int
    failed: int

    @property
    def total(self) -> int:
        """All items."""
        return self.waiting + self.done + self.failed

    @property
    def finished(self) -> int:
        """What needs no more waiting for."""
        return self.done + self.failed


def managed_by(user: Person) -> QuerySet[Agreement]:
    """Return the running contracts that a contract manager settles: none that pays a party of
    theirs."""
    tied = AgreementParty.objects.filter(role__in=NOT_MANAGING, party__members__user=user.pk)
    running = (AgreementStatus.ACTIVE, AgreementStatus.ENDED)
    return agreements_for(user).filter(status__in=running).exclude(pk__in=tied.values("agreement"))


def periods_to_draft(user: Person, now: datetime, lease: timedelta) -> list[DuePeriod]:
    """Return every period that can be drafted now, per contract in order.

    Also those that failed before: who asks wants to try them again. Not what has a draft: that is
    drafted anew by the timetable when something changed.
    """
    ids = list(managed_by(user).order_by("pk").values_list("pk", flat=True))
    due = list(find_due_periods(now, lease=lease, agreement_ids=ids))
    known = {(row.agreement_id, row.period.start) for row in due}
    failed = SettlementRun.objects.filter(agreement__in=ids, status=RunStatus.FAILED)
    due += [
        DuePeriod(run.agreement_id, Period(run.period_start, run.period_end))
        for run in failed.order_by("agreement", "period_start")
        if (run.agreement_id, run.period_start) not in known
    ]
    drafts = Settlement.objects.filter(agreement__in=ids, status=SettlementStatus.DRAFT)
    drafted = set(drafts.order_by().values_list("agreement", "period_start"))
    due = [row for row in due if (row.agreement_id, row.period.start) not in drafted]
    return sorted(due, key=lambda row: (row.agreement_id, row.period.start))


def chosen_drafts(user: Person, keys: Sequence[int]) -> QuerySet[Settlement]:
    """Return the drafts among these that a person sees, by contract and period."""
    rows = desk.drafts_to_decide(user).filter(pk__in=keys)
    return rows.order_by("agreement__number", "period_start", "pk")


def totals_by_payer(settlements: QuerySet[Settlement]) -> list[PayerTotal]:
    """Return what each payer pays of these settlements; one query."""
    keys = settlements.order_by().values("pk")
    sums = (
        SettlementShare.objects.filter(line__settlement__in=keys)
        .order_by()
        .values_list("payer__party__name", "line__settlement__currency")
        .annotate(Sum("amount_cents"))
        .order_by("payer__party__name", "line__settlement__currency")
    )
    return [PayerTotal(*row) for row in sums]


def progress_of(job: BulkJob) -> Progress:
    """Return how far a job is; one query."""
    counted: dict[str, int] = job.items.aggregate(
        **{str(code): Count("pk", filter=Q(status=code)) for code in ItemStatus.values}
    )
    return Progress(**counted)


def items_of(job: BulkJob) -> QuerySet[BulkItem]:
    """Return the items of a job: what failed first, then what waits, then what is done."""
    order = Case(
        When(status=ItemStatus.FAILED, then=0), When(status=ItemStatus.WAITING, then=1), default=2
    )
    rows = job.items.select_related("agreement", "settlement")
    return rows.defer("settlement__inputs", "settlement__closing").order_by(order, "pk")
