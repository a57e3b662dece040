"""Reports, for providers with a key; who sees the contract reads what was delivered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.response import Response

from contracts.api.enums import Scope
from contracts.api.report_shapes import (
    AskedReport,
    ExtensionShape,
    NewExtension,
    NewReport,
    NewReportDraft,
    ProviderReport,
)
from contracts.api.selectors import reports
from contracts.api.services.reporting import deliver_whole_report, keep_draft
from contracts.api.shapes import page_of
from contracts.api.views.base import PageQuery
from contracts.api.views.parameters import DAY, IDEMPOTENCY, NUMBER, PAGE, query
from contracts.api.views.work import WritingView
from contracts.models import Agreement
from contracts.reporting.models import ReportRequest
from contracts.reporting.permissions import can_report
from contracts.reporting.services.extending import ask_extension

TAGS = ["Rapportages"]


class ReportingView(WritingView):
    """Reports of an agreement that the key reaches."""

    def seen(self, nummer: str) -> Agreement:
        """Return the agreement. Raises Http404."""
        found = reports.agreement_seen(self.request.auth, nummer)
        if found is None:
            raise Http404
        return found

    def asked_about(self, nummer: str, begin: date) -> ReportRequest:
        """Return what was asked about a period. Raises Http404."""
        found = reports.request_of(self.seen(nummer), begin)
        if found is None:
            raise Http404
        return found

    def require_provider(self, request: ReportRequest) -> None:
        """Raise PermissionDenied for who does not report."""
        if not can_report(self.request.user, request.agreement):
            raise exceptions.PermissionDenied(
                _("U rapporteert niet in dit contract, of het contract loopt niet.")
            )

    def row(self, request: ReportRequest) -> dict[str, Any]:
        """Return what was asked with a link to it."""
        here = f"prestatiecontracten/{request.agreement.number}/rapportages"
        links = {"self": self.link(f"{here}/{request.period_start.isoformat()}")}
        return {**reports.report_row(request), "_links": links}

    def whole(self, request: ReportRequest) -> dict[str, Any]:
        """Return a report with its figures, as it is now."""
        is_provider = can_report(self.request.user, request.agreement)
        return {**self.row(request), **reports.report_data(request, is_provider=is_provider)}


class ReportsView(ReportingView):
    """The reports of an agreement."""

    scope = Scope.READ_REPORTS
    query_class = PageQuery

    @extend_schema(
        operation_id="rapportages",
        summary="De rapportages van een contract",
        tags=TAGS,
        parameters=[NUMBER, *PAGE],
        responses=page_of(AskedReport, "RapportagesPagina"),
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef welke rapportages zijn gevraagd, en welke zijn ingeleverd."""
        rows = reports.requests_of(self.seen(nummer))
        path = f"prestatiecontracten/{nummer}/rapportages"
        return self.page(path, rows, rows.count(), self.row)


class ReportView(ReportingView):
    """One report."""

    scope = Scope.READ_REPORTS

    @extend_schema(
        operation_id="rapportage",
        summary="Eén rapportage",
        tags=TAGS,
        parameters=[NUMBER, DAY, *query()],
        responses=ProviderReport,
    )
    def get(self, request: Any, nummer: str, begin: date) -> Response:
        """Geef wat is ingeleverd. Wie rapporteert, ziet daarvoor wat er al staat en het concept."""
        return Response(self.whole(self.asked_about(nummer, begin)))


class DraftsView(ReportingView):
    """What is filled in so far."""

    write_scope = Scope.WRITE_REPORTS

    @extend_schema(
        operation_id="rapportage-bewaren",
        summary="Een concept van een rapportage bewaren",
        tags=TAGS,
        parameters=[NUMBER, DAY, IDEMPOTENCY, *query()],
        request=NewReportDraft,
        responses={201: ProviderReport},
    )
    def post(self, request: Any, nummer: str, begin: date) -> Response:
        """Bewaar wat er is ingevuld, ook als het nog niet af is. Er wordt niets ingeleverd."""
        asked = self.asked_about(nummer, begin)
        self.require_provider(asked)

        def keep(data: Any) -> dict[str, Any]:
            keep_draft(
                request=asked,
                rows=data["cijfers"],
                seen=data["gezien"],
                by=request.user,
                now=timezone.now(),
            )
            return self.whole(asked)

        return self.once(NewReportDraft, keep)


class DeliveriesView(ReportingView):
    """The delivery of a report."""

    write_scope = Scope.WRITE_REPORTS

    @extend_schema(
        operation_id="rapportage-inleveren",
        summary="Een rapportage inleveren",
        tags=TAGS,
        parameters=[NUMBER, DAY, IDEMPOTENCY, *query()],
        request=NewReport,
        responses={201: ProviderReport},
    )
    def post(self, request: Any, nummer: str, begin: date) -> Response:
        """Lever de hele rapportage in. Klopt er iets niet, dan gebeurt er niets; daarna staat
        zij vast.
        """
        asked = self.asked_about(nummer, begin)
        self.require_provider(asked)

        def deliver(data: Any) -> dict[str, Any]:
            deliver_whole_report(
                request=asked,
                rows=data.get("cijfers"),
                observations=data.get("metingen", []),
                seen=data["gezien"],
                by=request.user,
                now=timezone.now(),
            )
            return self.whole(self.asked_about(nummer, begin))

        return self.once(NewReport, deliver)


class ExtensionsView(ReportingView):
    """Asking for more time."""

    write_scope = Scope.WRITE_REPORTS

    @extend_schema(
        operation_id="rapportage-uitstel-vragen",
        summary="Uitstel vragen voor een rapportage",
        tags=TAGS,
        parameters=[NUMBER, DAY, IDEMPOTENCY, *query()],
        request=NewExtension,
        responses={201: ExtensionShape},
    )
    def post(self, request: Any, nummer: str, begin: date) -> Response:
        """Vraag om meer tijd, met een reden. De contractmanager besluit; wat er besloten is,
        staat daarna bij de rapportage.
        """
        asked = self.asked_about(nummer, begin)
        self.require_provider(asked)
        return self.once(
            NewExtension,
            lambda data: reports.extension_data(
                ask_extension(
                    request=asked,
                    until=data["totEnMetDatum"],
                    reason=data["reden"],
                    by=request.user,
                    now=timezone.now(),
                )
            ),
        )
