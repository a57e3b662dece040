"""Keeping what a provider types, and delivering it: once, whole, and fixed from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from contracts.enums import EventVerb, ObservationStatus, PartyRole
from contracts.errors import Refused, RefusedTogether
from contracts.people import Person
from contracts.reporting.enums import ReportMailKind
from contracts.reporting.models import Report, ReportDraft, ReportRequest
from contracts.reporting.selectors.figures import ROWS, Figure, TypedFigure, figures_of
from contracts.reporting.selectors.people import has_role, managers_of, people_with
from contracts.reporting.selectors.report_document import document_sha256, report_document
from contracts.reporting.services.mailing import queue_mail
from contracts.services.history import local_day, lock_agreement, write_event
from contracts.services.observations import check_private, record_observation

MEASURED = ObservationStatus.MEASURED.value
NOT_MEASURED = ObservationStatus.NOT_MEASURED.value


def save_draft(
    *,
    request: ReportRequest,
    content: Mapping[str, str],
    seen: int,
    by: Person,
    now: datetime,
) -> ReportDraft:
    """Keep what was typed, right or wrong. `seen` is the number of the draft that was shown, 0 for
    none. Raises Refused `draft_saved_elsewhere`, and when the report was delivered already."""
    with transaction.atomic():
        lock_agreement(request.agreement_id)
        _require_open(request)
        draft = ReportDraft.objects.filter(request=request).first()
        if draft is None:
            draft = ReportDraft(request=request, number=0)
        if draft.number != seen:
            raise Refused("draft_saved_elsewhere")
        draft.content = dict(content)
        draft.number += 1
        draft.saved_by_id, draft.saved_at = by.pk, now
        draft.save()
    return draft


def check_figures(request: ReportRequest, typed: Sequence[TypedFigure]) -> None:
    """Raise RefusedTogether with all that is wrong in what was typed; a field is "value_CODE",
    "state_CODE" or "story_CODE"."""
    known = {figure.indicator.pk: figure for figure in figures_of(request)}
    reasons = [
        reason for figure in typed for reason in _reasons(figure, known[figure.indicator.pk])
    ]
    if reasons:
        raise RefusedTogether(reasons)


def _reasons(typed: TypedFigure, known: Figure) -> list[Refused]:
    code, params = typed.indicator.code, {"indicator": typed.indicator.name}
    reasons = []
    try:
        check_private(f"story_{code}", typed.story)
    except Refused as refused:
        reasons.append(refused)
    if typed.state == MEASURED and known.is_per_person:
        reasons.append(Refused("report_per_person", f"state_{code}", params))
    elif typed.state == MEASURED and known.now.row_count and not known.is_level:
        # What is typed is added to what stands there; a level is measured anew.
        params["count"] = str(known.now.row_count)
        reasons.append(Refused("report_counted_already", f"state_{code}", params))
    elif typed.state == MEASURED and typed.quantity is None:
        reasons.append(Refused("report_figure_missing", f"value_{code}", params))
    elif typed.state != MEASURED and typed.quantity is not None:
        reasons.append(Refused("report_value_not_expected", f"value_{code}", params))
    elif not typed.state or (typed.state == ROWS and not known.now.row_count):
        reasons.append(Refused("report_figure_missing", f"state_{code}", params))
    if typed.state == NOT_MEASURED and not typed.story:
        reasons.append(Refused("report_reason_missing", f"story_{code}", params))
    return reasons


def deliver_report(
    *, request: ReportRequest, typed: Sequence[TypedFigure], by: Person, now: datetime
) -> Report:
    """Record every figure as an observation and fix the report: all of it or nothing.

    Raises Refused, and RefusedTogether with all that is wrong.
    """
    if not has_role(by, request.agreement, PartyRole.PROVIDER):
        raise Refused("report_not_provider", "by")
    with transaction.atomic():
        agreement = lock_agreement(request.agreement_id)
        _require_open(request)
        check_figures(request, typed)
        for figure in typed:
            if figure.state != ROWS:
                _record(request, figure, by, now)
        stories = {figure.indicator.code: figure.story for figure in typed}
        document = report_document(request, stories, local_day(now))
        report = Report.objects.create(
            request=request,
            document=document,
            sha256=document_sha256(document),
            by_id=by.pk,
            at=now,
        )
        ReportDraft.objects.filter(request=request).delete()
        queue_mail(
            key=f"delivered:{request.pk}",
            kind=ReportMailKind.DELIVERED,
            agreement=agreement,
            people=[*people_with(agreement, PartyRole.EVALUATOR), *managers_of(agreement)],
            address=reverse("rapportages:request", args=[request.pk]),
            now=now,
            params={"period": (request.period_start, request.period_end)},
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.REPORT_DELIVERED,
            by=by,
            now=now,
            detail=request.period_start.isoformat(),
        )
    return report


def _require_open(request: ReportRequest) -> None:
    if Report.objects.filter(request=request).exists():
        raise Refused("report_delivered")


def _record(request: ReportRequest, figure: TypedFigure, by: Person, now: datetime) -> None:
    """Record one figure on the last day of the period. Raises Refused, with the field it is in."""
    try:
        record_observation(
            agreement=request.agreement,
            indicator=figure.indicator,
            on=request.period_end - timedelta(days=1),
            quantity=figure.quantity,
            status=figure.state,
            note=figure.story,
            by=by,
            now=now,
        )
    except Refused as refused:
        field = f"value_{figure.indicator.code}"
        raise Refused(refused.code, field, refused.params) from refused
