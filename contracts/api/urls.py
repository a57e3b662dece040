"""The addresses of the API. The portal mounts them at `api/v1/`; none ends in a slash."""

from __future__ import annotations

from django.urls import path, re_path

from contracts.api.views import (
    bank_answers,
    banking,
    changes,
    contracts,
    documents,
    exports,
    finance,
    reports,
    work,
)
from contracts.api.views.base import NotFoundView
from contracts.api.views.resources import resource_patterns

app_name = "open_api"

CONTRACT = "prestatiecontracten/<nummer:nummer>"
REPORT = f"{CONTRACT}/rapportages/<dag:begin>"
ANSWER = "bankantwoorden/<int:id>"
LEDGER = "grootboekexports/<int:id>"
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
    path(f"{REPORT}/uitstelverzoeken", reports.ExtensionsView.as_view(), name="extensions"),
    path("betaalopdrachten", finance.PaymentsView.as_view(), name="payments"),
    path("betaalbatches", banking.BatchesView.as_view(), name="batches"),
    path("betaalbatches/<nummer:batch>", banking.BatchView.as_view(), name="batch"),
    path("bankantwoorden", bank_answers.BankAnswersView.as_view(), name="bank_answers"),
    path(ANSWER, bank_answers.BankAnswerView.as_view(), name="bank_answer"),
    path(f"{ANSWER}/regels", bank_answers.AnswerLinesView.as_view(), name="bank_answer_lines"),
    path(f"{ANSWER}/verwerkingen", bank_answers.CarryingOutView.as_view(), name="carrying_out"),
    path(
        f"{ANSWER}/terzijdeleggingen",
        bank_answers.SettingAsideView.as_view(),
        name="setting_aside",
    ),
    path(
        f"{ANSWER}/regels/<int:regel>/afhandelingen",
        bank_answers.LineNotesView.as_view(),
        name="line_notes",
    ),
    path("journaalposten", finance.JournalView.as_view(), name="journal"),
    path("grootboekexports", banking.LedgerExportsView.as_view(), name="ledger_exports"),
    path(LEDGER, banking.LedgerExportView.as_view(), name="ledger_export"),
    path(f"{LEDGER}/regels", banking.LedgerLinesView.as_view(), name="ledger_lines"),
    path(f"{LEDGER}/regels.csv", banking.LedgerCsvView.as_view(), name="ledger_csv"),
    path("wijzigingen", changes.ChangesView.as_view(), name="changes"),
    path("exports/ocds.json", exports.OcdsView.as_view(), name="ocds"),
    path("exports/indigo.json", exports.IndigoView.as_view(), name="indigo"),
    path("exports/datapackage.json", exports.DictionaryView.as_view(), name="dictionary"),
    path("exports/<tabel:tabel>", exports.TableView.as_view(), name="table"),
    *resource_patterns(),
    re_path(r"", NotFoundView.as_view(), name="nothing"),
]
