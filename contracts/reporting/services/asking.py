"""Asking for reports, reminding of them and telling when they stay away."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from contracts.arithmetic import Period
from contracts.enums import EventVerb, PartyRole
from contracts.errors import Refused
from contracts.models import Agreement
from contracts.people import Person
from contracts.reporting.enums import ReportMailKind, ReportStep
from contracts.reporting.models import Report, ReportPlan, ReportRequest, RequestStep
from contracts.reporting.selectors.people import managers_of, people_with
from contracts.reporting.selectors.requests import plan_of, step_on, was_told
from contracts.reporting.services.mailing import queue_mail
from contracts.services.history import local_day, lock_agreement, write_event


def ask_report(*, agreement_id: int, period: Period, now: datetime) -> ReportRequest:
    """Ask for the report of a period, once; asking again gives the same request."""
    with transaction.atomic():
        agreement = lock_agreement(agreement_id)
        due_on = period.end + timedelta(days=plan_of(agreement).due_days)
        request, is_new = ReportRequest.objects.get_or_create(
            agreement=agreement,
            period_start=period.start,
            defaults={"period_end": period.end, "due_on": due_on, "asked_at": now},
        )
        if is_new:
            write_to_provider(request, ReportMailKind.ASKED, now)
            write_event(
                agreement=agreement,
                verb=EventVerb.REPORT_ASKED,
                by=None,
                now=now,
                detail=f"{period.start.isoformat()}",
            )
    return request


def take_step(*, request_id: int, step: ReportStep, now: datetime) -> bool:
    """Remind or escalate, if that is still due and was not done. Returns whether it was done."""
    with transaction.atomic():
        found = ReportRequest.objects.select_related("agreement").get(pk=request_id)
        agreement = lock_agreement(found.agreement_id)
        request = ReportRequest.objects.select_related("agreement").get(pk=request_id)
        is_due = step_on(request, plan_of(agreement), local_day(now)) == step
        if not is_due or was_told(request, step) or Report.objects.filter(request=found).exists():
            return False
        RequestStep.objects.create(request=request, step=step, due_on=request.until, at=now)
        is_escalation = step == ReportStep.ESCALATED
        if is_escalation:
            _write(request, ReportMailKind.ESCALATED, managers_of(agreement), now)
        else:
            write_to_provider(request, ReportMailKind(step.value), now)
        write_event(
            agreement=agreement,
            verb=EventVerb.REPORT_ESCALATED if is_escalation else EventVerb.REPORT_REMINDED,
            by=None,
            now=now,
            detail=request.period_start.isoformat(),
        )
    return True


def change_plan(*, agreement: Agreement, by: Person, now: datetime, **fields: Any) -> ReportPlan:
    """Say how this agreement is reported; what was asked already keeps its date. Raises Refused."""
    if fields["escalate_after_days"] <= fields["remind_after_days"]:
        raise Refused("plan_order", "escalate_after_days")
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        plan, _is_new = ReportPlan.objects.update_or_create(agreement=agreement, defaults=fields)
        write_event(agreement=agreement, verb=EventVerb.CHANGED, by=by, now=now)
    return plan


def write_to_provider(
    request: ReportRequest, kind: ReportMailKind, now: datetime, **params: object
) -> None:
    """Write to who acts for the provider, once per kind and due date."""
    _write(request, kind, people_with(request.agreement, PartyRole.PROVIDER), now, **params)


def write_to_managers(
    request: ReportRequest, kind: ReportMailKind, now: datetime, **params: object
) -> None:
    """Write to the contract manager, once per kind and due date."""
    _write(request, kind, managers_of(request.agreement), now, **params)


def _write(
    request: ReportRequest,
    kind: ReportMailKind,
    people: list[Any],
    now: datetime,
    **params: object,
) -> None:
    extra = f":{params['key']}" if "key" in params else ""
    queue_mail(
        key=f"{kind}:{request.pk}:{request.until.isoformat()}{extra}",
        kind=kind,
        agreement=request.agreement,
        people=people,
        address=reverse("rapportages:request", args=[request.pk]),
        now=now,
        params={
            "period": (request.period_start, request.period_end),
            "due": request.until,
            **params,
        },
    )
