"""Addresses of banking, below the desk."""

from __future__ import annotations

from django.urls import path

from contracts.banking.views import accounts, answers, batches, ledger, mandates, reclaims

app_name = "bank"

urlpatterns = [
    path("batches/", batches.BatchListView.as_view(), name="batches"),
    path("batches/nieuw/<int:payer>/", batches.MakeBatchView.as_view(), name="make_batch"),
    path("batches/<int:pk>/", batches.BatchView.as_view(), name="batch"),
    path("batches/<int:pk>/tekenen/", batches.SignView.as_view(), name="sign"),
    path("batches/<int:pk>/bestand/", batches.ExportView.as_view(), name="export"),
    path("batches/<int:pk>/intrekken/", batches.WithdrawView.as_view(), name="withdraw"),
    path("batches/<int:pk>/ophalen/", batches.DownloadView.as_view(), name="download"),
    path("rekeningen/", accounts.AccountListView.as_view(), name="accounts"),
    path("rekeningen/<int:pk>/", accounts.AccountView.as_view(), name="account"),
    path("rekeningen/<int:pk>/stoppen/", accounts.AccountEndView.as_view(), name="account_end"),
    path(
        "rekeningen/voorstellen/<int:pk>/",
        accounts.AccountChangeView.as_view(),
        name="account_change",
    ),
    path("antwoorden/", answers.AnswerListView.as_view(), name="answers"),
    path("antwoorden/<int:pk>/", answers.AnswerView.as_view(), name="answer"),
    path("antwoorden/<int:pk>/<str:step>/", answers.AnswerStepView.as_view(), name="answer_step"),
    path("regels/<int:pk>/", answers.LineView.as_view(), name="line"),
    path("terugvorderen/", reclaims.ReclaimListView.as_view(), name="reclaims"),
    path("grootboek/", ledger.LedgerView.as_view(), name="ledger"),
    path("grootboek/<int:pk>.csv", ledger.LedgerCsvView.as_view(), name="ledger_csv"),
    path("grootboek/<int:pk>.xlsx", ledger.LedgerXlsxView.as_view(), name="ledger_xlsx"),
    path("kostencodes/", ledger.CostCodeView.as_view(), name="cost_codes"),
    path("mandaten/", mandates.MandateView.as_view(), name="mandates"),
]
