"""Forecasts: of one contract, over all contracts, and making a new one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.arithmetic import Metric, SettlementBlocked, Terms
from contracts.enums import ScenarioKind
from contracts.exports.forecasts import (
    budget_json,
    forecast_head,
    forecast_json,
    forecast_rows,
    label,
)
from contracts.exports.statements import component_label, period_words
from contracts.exports.tables import csv_lines
from contracts.forecast_chart import YearColumn, forecast_chart
from contracts.forecasting import KINDS, Proposal
from contracts.forms.forecasts import PERIODS_TYPED, ForecastForm
from contracts.models import ForecastScenario
from contracts.permissions import can_manage, can_see_all, can_see_forecast
from contracts.presentation import reader_language
from contracts.selectors import forecasts
from contracts.selectors.forecasts import YearRow
from contracts.terms_documents import read_in_force
from contracts.views.base import AgreementMixin, DeskView, FormView
from contracts.views.drafting import ManagedMixin
from contracts.wording import format_money, format_number, problem_sentence


def shown_years(rows: list[YearRow]) -> list[dict[str, Any]]:
    """Return budget years with their scenarios in order, for a table."""
    return [
        {
            "year": row.year,
            "settled": row.settled,
            "totals": [row.totals.get(kind, 0) for kind in KINDS],
        }
        for row in rows
    ]


def chart_of(rows: list[YearRow]) -> Any:
    """Return the chart of some budget years, or None."""
    columns = [YearColumn(str(row.year), row.settled, row.totals) for row in rows]
    return forecast_chart(columns, KINDS)


class ForecastView(AgreementMixin, DeskView):
    """What one contract may come to pay, by budget year, payer and cap."""

    section = "agreements"
    page_title = gettext_lazy("Verwachting")
    template_name = "contracts/desk/forecast.html"

    def is_allowed(self) -> bool:
        """Who pays, or who sees every agreement."""
        return can_see_forecast(self.request.user, self.agreement)

    @cached_property
    def scenarios(self) -> dict[str, ForecastScenario]:
        """The newest version of each scenario."""
        return forecasts.latest_scenarios([self.agreement.pk]).get(self.agreement.pk, {})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add years, payers, caps and who made it."""
        context = super().get_context_data(**kwargs)
        versions = read_in_force(self.agreement.terms_versions.all())
        rows = forecasts.year_rows(self.scenarios)
        newest = max(self.scenarios.values(), key=lambda row: row.pk, default=None)
        context.update(
            warning=label(),
            kinds=[kind.label for kind in ScenarioKind],
            years=shown_years(rows),
            chart=chart_of(rows),
            payers=self._payers(),
            caps=self._caps(versions[-1]) if versions else [],
            newest=newest,
            is_old=newest is not None and newest.input_version < self.agreement.input_version,
            history=self.agreement.scenarios.filter(kind=KINDS[1])
            .select_related("created_by")
            .order_by("-version")[:10],
            can_forecast=can_manage(self.user, self.agreement) and bool(versions),
        )
        return context

    def _payers(self) -> list[tuple[str, list[int]]]:
        names = {
            role.code: role.party.name for role in self.agreement.parties.select_related("party")
        }
        totals = forecasts.payer_totals(self.scenarios)
        return [
            (names.get(code, code), [by_kind.get(kind, 0) for kind in KINDS])
            for code, by_kind in totals.items()
        ]

    def _caps(self, terms: Terms) -> list[dict[str, str]]:
        language, currency = reader_language(), self.agreement.currency

        def money(value: Any) -> str:
            return format_money(value, currency, language)

        return [
            {
                "name": component_label(terms, row.code, language),
                "kind": str(ScenarioKind(row.kind).label),
                "room": "" if row.room is None else money(row.room),
                "cut": money(row.cut) if row.cut else "",
                "first": period_words(row.first.start, row.first.end, language)
                if row.first
                else "",
            }
            for row in forecasts.cap_rows(self.scenarios)
        ]


class ForecastCsvView(ForecastView):
    """The budget years as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send the rows."""
        rows = forecast_rows([(self.agreement, forecasts.year_rows(self.scenarios))])
        return csv_file(rows, f"{self.agreement.number}-verwachting.csv")


class ForecastJsonView(ForecastView):
    """The stored scenarios as data."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the JSON."""
        name = f"{self.agreement.number}-verwachting.json"
        return HttpResponse(
            forecast_json(self.agreement, self.scenarios),
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class AddForecastView(ManagedMixin, FormView):
    """Make a new version of the three scenarios."""

    section = "agreements"
    page_title = gettext_lazy("Nieuwe verwachting")
    template_name = "contracts/desk/forecast_add.html"

    @cached_property
    def basis(self) -> forecasts.Basis:
        """What the forecast starts from."""
        return forecasts.basis_of(self.agreement)

    @cached_property
    def proposals(self) -> dict[tuple[str, str], Proposal]:
        """What is proposed, with its rule."""
        return forecasts.proposals(self.basis)

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """What is measured under the newest terms."""
        return self.basis.versions[-1].metrics if self.basis.versions else ()

    def back(self) -> str:
        """Return the address of the forecast."""
        return reverse("contracten:forecast", args=[self.agreement.pk])

    def make_form(self, **kwargs: Any) -> ForecastForm:
        """Offer the proposal."""
        kwargs.pop("files", None)
        return ForecastForm(
            metrics=self.metrics, periods=self.basis.coming, proposed=self.proposals, **kwargs
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the fields by indicator and period, and the rule of each proposal."""
        context = super().get_context_data(**kwargs)
        form, language = context["form"], reader_language()
        groups = [
            {
                "name": metric.label.get(language) or metric.label.get("nl") or metric.code,
                "unit": (metric.unit_plural or metric.unit).get(language, ""),
                "rules": [
                    f"{ScenarioKind(kind).label}: {rule_sentence(proposal)}"
                    for kind in KINDS
                    if (proposal := self.proposals.get((kind, metric.code)))
                ],
                "rows": [
                    (period_words(period.start, period.end, language), form.cells(metric, period))
                    for period in form.typed
                ],
            }
            for metric in self.metrics
        ]
        context.update(
            groups=groups if self.basis.coming else [],
            kinds=[kind.label for kind in ScenarioKind],
            repeated=max(len(self.basis.coming) - PERIODS_TYPED, 0),
            warning=label(),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Compute and keep it."""
        try:
            services.store_forecast(
                agreement=self.agreement,
                assumed=form.assumed(),
                by=self.user,
                now=self.now,
                reason=form.cleaned_data["reason"],
            )
        except SettlementBlocked as blocked:
            form.add_error(None, problem_sentence(blocked.problem, reader_language()))
            return ""
        self.tell(_("De verwachting is bewaard. Zij is geen toezegging."))
        return self.back()


def rule_sentence(proposal: Proposal) -> str:
    """Say how a proposal came about."""
    language = reader_language()
    params = {
        "value": format_number(proposal.value, language),
        "average": format_number(proposal.average, language),
        "count": proposal.count,
    }
    if proposal.rule == "average":
        return (
            _("%(value)s; het gemiddelde van de laatste %(count)s periodes is %(average)s") % params
        )
    if proposal.rule == "last":
        return _("%(value)s; zo hoog was de laatste meting") % params
    if proposal.rule == "target":
        return _("%(value)s; dit is nodig om de streefwaarde te halen") % params
    return _("%(value)s; er is nog niets gemeten") % params


class BudgetView(DeskView):
    """What all contracts together may come to pay, by budget year."""

    section = "forecasts"
    page_title = gettext_lazy("Verwachting per begrotingsjaar")
    template_name = "contracts/desk/forecasts.html"

    def is_allowed(self) -> bool:
        """Only who sees every agreement."""
        return can_see_all(self.request.user)

    @cached_property
    def budget(self) -> forecasts.Budget:
        """Every contract's newest scenarios."""
        return forecasts.budget_of(self.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the totals by currency, and each contract."""
        context = super().get_context_data(**kwargs)
        context.update(
            warning=label(),
            kinds=[kind.label for kind in ScenarioKind],
            totals=[
                (currency, shown_years(rows), chart_of(rows))
                for currency, rows in self.budget.by_currency.items()
            ],
            contracts=[(row, shown_years(years)) for row, years in self.budget.rows],
            missing=self.budget.missing,
        )
        return context


class BudgetCsvView(BudgetView):
    """The same as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send the rows one by one."""
        return csv_file(forecast_rows(self.budget.rows), "verwachting.csv")


class BudgetJsonView(BudgetView):
    """The same as data."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the JSON."""
        return HttpResponse(
            budget_json(self.budget),
            content_type="application/json; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="verwachting.json"'},
        )


def csv_file(rows: Any, name: str) -> StreamingHttpResponse:
    """Return rows of a forecast as a file."""
    return StreamingHttpResponse(
        csv_lines(forecast_head(), rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
