"""The addresses of the API. The portal mounts them at `api/v1/`; none ends in a slash."""

from __future__ import annotations

from django.urls import path, re_path

from contracts.api.views import changes, contracts, documents, exports, finance, reports, work
from contracts.api.views.base import NotFoundView
from contracts.api.views.resources import resource_patterns

app_name = "open_api"

CONTRACT = "prestatiecontracten/<nummer:nummer>"
REPORT = f"{CONTRACT}/rapportages/<dag:begin>"
OBSERVATION = "metingen/<uuid:sleutel>"

urlpatterns = [
    path("", documents.read_document, name="documentation"),
    path("openapi.json", documents.DocumentView.as_view(), name="document"),
    path("prestatiecontracten", contracts.ContractsView.as_view(), name="contracts"),
    path(CONTRACT, contracts.ContractView.as_view(), name="contract"),
    path(f"{CONTRACT}/partijen", contracts.PartiesView.as_view(), name="parties"),
    path(f"{CONTRACT}/indicatoren", contracts.IndicatorsView.as_view(), name="indicators"),
    path(f"{CONTRACT}/resultaten", contracts.ResultsView.as_view(), name="results"),
    path(f"{CONTRACT}/afrekeningen", contracts.SettlementsView.as_view(), name="settlements"),
    path(
        f"{CONTRACT}/afrekeningen/<dag:begin>",
        contracts.SettlementView.as_view(),
        name="settlement",
    ),
    path(f"{CONTRACT}/betaalafspraken", contracts.TermsView.as_view(), name="terms"),
    path(f"{CONTRACT}/metingen", work.ObservationsView.as_view(), name="observations"),
    path(OBSERVATION, work.ObservationView.as_view(), name="observation"),
    path(f"{OBSERVATION}/correcties", work.CorrectionsView.as_view(), name="corrections"),
    path(f"{OBSERVATION}/intrekkingen", work.WithdrawalsView.as_view(), name="withdrawals"),
    path(f"{OBSERVATION}/toetsingen", work.VerdictsView.as_view(), name="verdicts"),
    path(f"{CONTRACT}/rapportages", reports.ReportsView.as_view(), name="reports"),
    path(REPORT, reports.ReportView.as_view(), name="report"),
    path(f"{REPORT}/concepten", reports.DraftsView.as_view(), name="report_drafts"),
    path(f"{REPORT}/inleveringen", reports.DeliveriesView.as_view(), name="report_deliveries"),
    path("betaalopdrachten", finance.PaymentsView.as_view(), name="payments"),
    path("journaalposten", finance.JournalView.as_view(), name="journal"),
    path("wijzigingen", changes.ChangesView.as_view(), name="changes"),
    path("exports/ocds.json", exports.OcdsView.as_view(), name="ocds"),
    path("exports/indigo.json", exports.IndigoView.as_view(), name="indigo"),
    path("exports/datapackage.json", exports.DictionaryView.as_view(), name="dictionary"),
    path("exports/<tabel:tabel>", exports.TableView.as_view(), name="table"),
    *resource_patterns(),
    re_path(r"", NotFoundView.as_view(), name="nothing"),
]
