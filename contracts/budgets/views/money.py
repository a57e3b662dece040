"""The money overview and what is behind its numbers."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.request import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.budgets.exports.money import money_head, money_rows, money_workbook
from contracts.budgets.models import Allocation, BudgetYear, Programme
from contracts.budgets.permissions import can_see_money, can_set_money_aside
from contracts.budgets.selectors.endings import end_of, ends_of, rewordings_of
from contracts.budgets.selectors.figures import not_counted
from contracts.budgets.selectors.overview import Overview, behind, overview_for
from contracts.exports.tables import csv_lines
from contracts.models import PaymentOrder
from contracts.selectors.agreements import agreements_for
from contracts.views.base import AgreementMixin, DeskView

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MoneyView(DeskView):
    """What every screen of the money has."""

    section = "money"

    def is_allowed(self) -> bool:
        """Who sees all contracts."""
        return can_see_money(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the person may change anything."""
        context = super().get_context_data(**kwargs)
        context["can_change"] = can_set_money_aside(self.request.user)
        return context


class OverviewView(MoneyView):
    """Per fund, programme and budget year, what there is and what became of it."""

    page_title = gettext_lazy("Geld")
    template_name = "contracts/money/overview.html"

    @cached_property
    def overview(self) -> Overview:
        """Everything, today."""
        return overview_for(self.user, timezone.localdate(self.now))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the funds, what was not allocated, and what does not fit."""
        context = super().get_context_data(**kwargs)
        context["overview"] = self.overview
        return context


class OverviewCsvView(OverviewView):
    """The overview as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send the rows."""
        return StreamingHttpResponse(
            csv_lines(money_head(), money_rows(self.overview)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="geld.csv"'},
        )


class OverviewXlsxView(OverviewView):
    """The overview as a workbook."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the workbook."""
        return HttpResponse(
            money_workbook(self.overview),
            content_type=XLSX,
            headers={"Content-Disposition": 'attachment; filename="geld.xlsx"'},
        )


class ProgrammeView(MoneyView):
    """One programme: the contracts behind its numbers, and the ceilings as they were set."""

    template_name = "contracts/money/programme.html"

    @cached_property
    def programme(self) -> Programme:
        """The programme of this address."""
        return get_object_or_404(Programme, code=self.kwargs["code"])

    def get_page_title(self) -> str:
        """Its name."""
        return self.programme.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows, of one year when the address names one."""
        context = super().get_context_data(**kwargs)
        year = self.kwargs.get("year")
        rows = behind(
            agreements_for(self.user),
            timezone.localdate(self.now),
            programme=self.programme,
            year=year,
        )
        ceilings = BudgetYear.objects.filter(programme=self.programme).select_related("by")
        context.update(
            not_counted=not_counted(agreements_for(self.user), self.programme),
            programme=self.programme,
            year=year,
            currency=self.programme.currency,
            rows=rows,
            ceilings=ceilings.filter(**({"year": year} if year else {})).order_by("-pk"),
            end=end_of(self.programme),
            ends=ends_of(self.programme),
            rewordings=rewordings_of(self.programme),
        )
        return context


class NotAllocatedView(MoneyView):
    """The contracts of which the money was not allocated, in one currency."""

    page_title = gettext_lazy("Nog niet toegewezen")
    template_name = "contracts/money/programme.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows."""
        context = super().get_context_data(**kwargs)
        context["currency"] = self.kwargs["currency"]
        context["not_counted"] = [
            (agreement, reason)
            for agreement, reason in not_counted(agreements_for(self.user))
            if agreement.currency == self.kwargs["currency"]
        ]
        context["rows"] = behind(
            agreements_for(self.user),
            timezone.localdate(self.now),
            programme=None,
            currency=self.kwargs["currency"],
        )
        return context


class AgreementMoneyView(AgreementMixin, MoneyView):
    """The money of one contract: what was set aside, settled and paid, row by row."""

    template_name = "contracts/money/agreement.html"

    def is_allowed(self) -> bool:
        """Who sees all contracts."""
        return can_see_money(self.request.user)

    def get_page_title(self) -> str:
        """Say what it is about."""
        return _("Geld van %(number)s") % {"number": self.agreement.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows of every kind."""
        context = super().get_context_data(**kwargs)
        today = timezone.localdate(self.now)
        allocations = Allocation.objects.filter(agreement=self.agreement)
        programmes: list[Programme | None] = [
            *Programme.objects.filter(pk__in=allocations.values("programme")),
            None,
        ]
        rows = [
            row
            for programme in programmes
            for row in behind(
                [self.agreement],
                today,
                programme=programme,
                currency=self.agreement.currency,
            )
        ]
        context.update(
            not_counted=not_counted([self.agreement]),
            rows=sorted(rows, key=lambda row: (row.year, row.payer.pk)),
            currency=self.agreement.currency,
            allocations=allocations.select_related(
                "payer__party", "programme", "source", "by"
            ).order_by("-pk"),
            settlements=self.agreement.settlements.filter(
                status__in=("draft", "approved")
            ).order_by("period_start"),
            payments=PaymentOrder.objects.filter(settlement__agreement=self.agreement)
            .select_related("settlement", "payer__party", "recipient__party")
            .order_by("settlement__period_start", "pk"),
        )
        return context

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the agreement in the breadcrumbs."""
        url = reverse("contracten:agreement", args=[self.agreement.pk])
        return [{"url": url, "label": self.agreement.number}]
