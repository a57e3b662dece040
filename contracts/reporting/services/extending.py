"""More time for a report: asked with a reason by the provider, decided by the contract manager."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from contracts.enums import EventVerb, PartyRole
from contracts.errors import Refused
from contracts.people import Person
from contracts.reporting.enums import ExtensionState, ReportMailKind
from contracts.reporting.models import Extension, Report, ReportRequest
from contracts.reporting.selectors.people import has_role, manages
from contracts.reporting.services.asking import write_to_managers, write_to_provider
from contracts.services.history import local_day, lock_agreement, write_event
from contracts.services.observations import check_private


def ask_extension(
    *, request: ReportRequest, until: date, reason: str, by: Person, now: datetime
) -> Extension:
    """Ask for more time. Raises Refused."""
    if not has_role(by, request.agreement, PartyRole.PROVIDER):
        raise Refused("report_not_provider", "by")
    if not reason.strip():
        raise Refused("extension_reason_missing", "reason")
    check_private("reason", reason)
    with transaction.atomic():
        agreement = lock_agreement(request.agreement_id)
        request = ReportRequest.objects.select_related("agreement").get(pk=request.pk)
        if Report.objects.filter(request=request).exists():
            raise Refused("report_delivered")
        if request.extensions.filter(state=ExtensionState.ASKED).exists():
            raise Refused("extension_open")
        if until <= request.until:
            params = {"until": until.isoformat(), "due": request.until.isoformat()}
            raise Refused("extension_no_later", "until", params)
        if until < local_day(now):
            raise Refused("extension_past", "until", {"until": until.isoformat()})
        extension = Extension.objects.create(
            request=request, until=until, reason=reason.strip(), asked_by_id=by.pk, asked_at=now
        )
        write_to_managers(
            request, ReportMailKind.EXTENSION_ASKED, now, until=until, key=extension.pk
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.REPORT_EXTENDED,
            by=by,
            now=now,
            reason=reason.strip(),
            detail=f"asked {until.isoformat()}",
        )
    return extension


def decide_extension(
    *, extension: Extension, is_granted: bool, reason: str, by: Person, now: datetime
) -> Extension:
    """Grant more time, or refuse it with a reason. Raises Refused."""
    agreement = extension.request.agreement
    if not manages(by, agreement):
        raise Refused("extension_same_person", "by")
    if not is_granted and not reason.strip():
        raise Refused("extension_decision_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        extension = Extension.objects.select_related("request__agreement").get(pk=extension.pk)
        if extension.state != ExtensionState.ASKED:
            raise Refused("extension_decided")
        request = extension.request
        extension.state = ExtensionState.GRANTED if is_granted else ExtensionState.REFUSED
        extension.decision_reason = reason.strip()
        extension.decided_by_id = by.pk
        extension.decided_at = now
        extension.save()
        if is_granted:
            request.moved_to = extension.until
            request.save(update_fields=["moved_to"])
        write_to_provider(
            request,
            ReportMailKind.EXTENSION_DECIDED,
            now,
            decision=ExtensionState(extension.state).label,
            key=extension.pk,
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.REPORT_EXTENDED,
            by=by,
            now=now,
            reason=reason.strip(),
            detail=f"{extension.state} {extension.until.isoformat()}",
        )
    return extension
