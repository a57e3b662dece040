"""Which reports are to be asked, which are late, and who is to be told now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from contracts.arithmetic import Period, TermsError, periods_until
from contracts.enums import AgreementStatus, SettlementStatus
from contracts.models import Agreement, Settlement
from contracts.people import Person
from contracts.reporting.enums import ReportStep
from contracts.reporting.models import Extension, Report, ReportPlan, ReportRequest, RequestStep
from contracts.selectors.agreements import agreements_for
from contracts.terms_documents import read_rules_in_force

# What ended longer ago was reported before this portal asked; asking now would help nobody.
ASKED_BACK: Final = timedelta(days=92)
REPORTING: Final = (AgreementStatus.ACTIVE, AgreementStatus.ENDED)


@dataclass(frozen=True, slots=True)
class DueStep:
    """One request about which somebody is to be told now."""

    request_id: int
    step: ReportStep


def plan_of(agreement: Agreement) -> ReportPlan:
    """Return what was agreed about reporting, or the defaults (then without a row)."""
    return ReportPlan.objects.filter(agreement=agreement).first() or ReportPlan(agreement=agreement)


def periods_to_ask(now: datetime) -> Iterator[tuple[int, Period]]:
    """Yield agreement and period of every report that is to be asked and was not yet.

    A period that is over, not too long ago, and not settled for good.
    """
    today = timezone.localdate(now)
    running = Agreement.objects.filter(status__in=REPORTING).order_by("pk")
    for agreement in running.prefetch_related("terms_versions"):
        for period in ended_periods(agreement, today):
            if period.end > today - ASKED_BACK and not _is_known(agreement, period):
                yield agreement.pk, period


def ended_periods(agreement: Agreement, today: date) -> list[Period]:
    """Return the periods of the terms that are over; none when the terms cannot be read."""
    try:
        versions = read_rules_in_force(agreement.terms_versions.all())
    except TermsError:
        return []
    return periods_until(versions, today) if versions else []


def _is_known(agreement: Agreement, period: Period) -> bool:
    asked = agreement.report_requests.filter(period_start=period.start)
    settled = Settlement.objects.filter(
        agreement=agreement, period_start=period.start, status=SettlementStatus.APPROVED
    )
    return asked.exists() or settled.exists()


def open_requests() -> QuerySet[ReportRequest]:
    """Return the requests without a report, the first to be due first."""
    delivered = Report.objects.filter(request=OuterRef("pk"))
    rows = ReportRequest.objects.filter(~Exists(delivered), agreement__status__in=REPORTING)
    return rows.select_related("agreement").order_by(last_day(), "pk")


def last_day() -> Coalesce:
    """Return the expression for the last day of a request: the day that was given later, if any."""
    return Coalesce(F("moved_to"), F("due_on"))


def due_steps(now: datetime) -> list[DueStep]:
    """Return what has to be told now. After a standstill only the last step is told."""
    today = timezone.localdate(now)
    found = []
    for request in open_requests():
        step = step_on(request, plan_of(request.agreement), today)
        if step is not None and not was_told(request, step):
            found.append(DueStep(request.pk, step))
    return found


def step_on(request: ReportRequest, plan: ReportPlan, today: date) -> ReportStep | None:
    """Return how far the reminding of a request should be on a day, or None before the first."""
    steps = (
        (-plan.remind_before_days, ReportStep.BEFORE),
        (0, ReportStep.ON_TIME),
        (plan.remind_after_days, ReportStep.AFTER),
        (plan.escalate_after_days, ReportStep.ESCALATED),
    )
    passed = [step for days, step in steps if today >= request.until + timedelta(days=days)]
    return passed[-1] if passed else None


def was_told(request: ReportRequest, step: ReportStep) -> bool:
    """Whether this step was taken for the due date that holds now."""
    return RequestStep.objects.filter(request=request, step=step, due_on=request.until).exists()


def requests_for(user: Person, state: str = "") -> QuerySet[ReportRequest]:
    """Return the requests that a person sees: "open", "delivered" or all."""
    rows = ReportRequest.objects.filter(agreement__in=agreements_for(user).values("pk"))
    delivered = Report.objects.filter(request=OuterRef("pk"))
    if state in ("open", "delivered"):
        is_delivered = Exists(delivered)
        rows = rows.filter(is_delivered if state == "delivered" else ~is_delivered)
    waiting = Extension.objects.filter(request=OuterRef("pk"), state="asked")
    rows = rows.select_related("agreement", "report").annotate(asks_more_time=Exists(waiting))
    return rows.order_by("-period_end", "agreement__number")
