"""The addresses of the contract desk, below the path of the admin."""

from django.urls import path

from contracts.views import (
    account_changes,
    agreements,
    differences,
    dossier,
    drafting,
    figure_records,
    forecasts,
    handing_over,
    imports,
    indicator_profiles,
    observations,
    parties,
    payments,
    reversals,
    runs,
    safeguards,
    settlements,
    signed_documents,
    starting,
    terms,
    terms_adding,
    terms_comparison,
    terms_writing,
    verification,
)
from contracts.views.above import screen

app_name = "contracten"

urlpatterns = [
    # An app above the core answers these: a desk per role, and the lists.
    path("", screen("home"), name="home"),
    path("lijst/", screen("agreements"), name="agreements"),
    path("nieuw/", drafting.DraftView.as_view(), name="draft"),
    path("<int:pk>/", agreements.AgreementView.as_view(), name="agreement"),
    path("<int:pk>/wijzigen/", drafting.ChangeView.as_view(), name="change"),
    path("<int:pk>/overdragen/", handing_over.HandOverView.as_view(), name="hand_over"),
    path("<int:pk>/partij/", drafting.AddPartyView.as_view(), name="add_party"),
    path("<int:pk>/indicator/<int:indicator>/", drafting.IndicatorView.as_view(), name="indicator"),
    path("<int:pk>/indicatoren/", indicator_profiles.IndicatorsView.as_view(), name="indicators"),
    path(
        "<int:pk>/indicator/<int:indicator>/profiel/",
        indicator_profiles.ProfileView.as_view(),
        name="profile",
    ),
    path(
        "<int:pk>/indicator/<int:indicator>/lezer/",
        indicator_profiles.NeedView.as_view(),
        name="need",
    ),
    path(
        "<int:pk>/indicator/<int:indicator>/lezer/<int:need>/vervallen/",
        indicator_profiles.WithdrawNeedView.as_view(),
        name="need_withdraw",
    ),
    path(
        "<int:pk>/indicator/<int:indicator>/cijfers/",
        figure_records.FiguresView.as_view(),
        name="figures",
    ),
    path(
        "<int:pk>/indicator/<int:indicator>/cijfers/<slug:kind>/",
        figure_records.TellView.as_view(),
        name="tell",
    ),
    path("<int:pk>/documenten/", signed_documents.DocumentsView.as_view(), name="documents"),
    path(
        "<int:pk>/documenten/<int:document>.pdf",
        signed_documents.DocumentFileView.as_view(),
        name="document_file",
    ),
    path(
        "<int:pk>/documenten/intrekken/",
        signed_documents.WithdrawSignatureView.as_view(),
        name="withdraw_signature",
    ),
    path("informatie/", indicator_profiles.NeedsView.as_view(), name="needs"),
    path("<int:pk>/start/", starting.StartView.as_view(), name="start"),
    path("<int:pk>/start/rollen/", dossier.RolesView.as_view(), name="roles"),
    path("<int:pk>/start/<slug:part>/", dossier.DossierPartView.as_view(), name="dossier"),
    path(
        "<int:pk>/start/<slug:part>/<int:row>/vervallen/",
        dossier.WithdrawLineView.as_view(),
        name="dossier_withdraw",
    ),
    path("<int:pk>/waarborgen/", safeguards.SafeguardsView.as_view(), name="safeguards"),
    path(
        "<int:pk>/waarborgen/<slug:code>/",
        safeguards.SafeguardView.as_view(),
        name="safeguard",
    ),
    path("<int:pk>/stap/<slug:step>/", agreements.StepView.as_view(), name="step"),
    path("<int:pk>/afspraken/nieuw/", terms.AddTermsView.as_view(), name="add_terms"),
    path("<int:pk>/afspraken/<int:number>/", terms.TermsView.as_view(), name="terms"),
    path("<int:pk>/afspraken/<int:number>.json", terms.TermsJsonView.as_view(), name="terms_json"),
    path(
        "<int:pk>/afspraken/schrijven/", terms_writing.WriteTermsView.as_view(), name="write_terms"
    ),
    path(
        "<int:pk>/afspraken/schrijven/bewaren/",
        terms_adding.ConfirmTermsView.as_view(),
        name="confirm_terms",
    ),
    path(
        "<int:pk>/afspraken/schrijven/weggooien/",
        terms_adding.DiscardTermsView.as_view(),
        name="discard_terms",
    ),
    path(
        "<int:pk>/afspraken/schrijven/concept.json",
        terms_adding.DraftJsonView.as_view(),
        name="draft_json",
    ),
    path(
        "<int:pk>/versies/vergelijken/",
        terms_comparison.CompareTermsView.as_view(),
        name="compare_terms",
    ),
    path("<int:pk>/metingen/", observations.ObservationListView.as_view(), name="observations"),
    path(
        "<int:pk>/metingen.csv", observations.ObservationCsvView.as_view(), name="observations_csv"
    ),
    path("<int:pk>/metingen/nieuw/", observations.RecordView.as_view(), name="record"),
    path(
        "<int:pk>/metingen/inlezen/sjabloon.<str:kind>",
        imports.ImportTemplateView.as_view(),
        name="import_template",
    ),
    path("<int:pk>/metingen/inlezen/", imports.ImportView.as_view(), name="import"),
    path(
        "<int:pk>/metingen/inlezen/bevestigen/",
        imports.ConfirmImportView.as_view(),
        name="import_confirm",
    ),
    path("<int:pk>/verwachting/", forecasts.ForecastView.as_view(), name="forecast"),
    path("<int:pk>/verwachting/nieuw/", forecasts.AddForecastView.as_view(), name="add_forecast"),
    path("<int:pk>/verwachting.csv", forecasts.ForecastCsvView.as_view(), name="forecast_csv"),
    path("<int:pk>/verwachting.json", forecasts.ForecastJsonView.as_view(), name="forecast_json"),
    path("verwachting/", forecasts.BudgetView.as_view(), name="forecasts"),
    path("verwachting.json", forecasts.BudgetJsonView.as_view(), name="forecasts_json"),
    path("verwachting.csv", forecasts.BudgetCsvView.as_view(), name="forecasts_csv"),
    path("<int:pk>/afrekenen/", settlements.PrepareView.as_view(), name="prepare"),
    path("partijen/<int:pk>/", parties.PartyView.as_view(), name="party"),
    path("partijen/<int:pk>/personen/", parties.AddMemberView.as_view(), name="add_party_member"),
    path(
        "partijen/<int:pk>/personen/<int:member>/verwijderen/",
        parties.RemoveMemberView.as_view(),
        name="remove_party_member",
    ),
    path(
        "rekeningnummers/<int:pk>/",
        account_changes.AccountChangeView.as_view(),
        name="account_change",
    ),
    path("meting/<int:pk>/", observations.ObservationView.as_view(), name="observation"),
    path("meting/<int:pk>/corrigeren/", observations.CorrectView.as_view(), name="correct"),
    path("meting/<int:pk>/intrekken/", observations.WithdrawView.as_view(), name="withdraw"),
    path("toetsen/", screen("verify_list"), name="verify_list"),
    path("toetsen/<int:pk>/", verification.VerifyView.as_view(), name="verify"),
    path("afrekeningen/", screen("settlements"), name="settlements"),
    path("afrekeningen/<int:pk>/", settlements.SettlementView.as_view(), name="settlement"),
    path(
        "afrekeningen/<int:pk>.pdf", settlements.SettlementPdfView.as_view(), name="settlement_pdf"
    ),
    path(
        "afrekeningen/<int:pk>.json",
        settlements.SettlementJsonView.as_view(),
        name="settlement_json",
    ),
    path(
        "afrekeningen/<int:pk>/verschil/", differences.DifferenceView.as_view(), name="difference"
    ),
    path(
        "afrekeningen/<int:pk>/verschil.json",
        differences.DifferenceJsonView.as_view(),
        name="difference_json",
    ),
    path(
        "afrekeningen/<int:pk>/vaststellen/",
        settlements.DecideView.as_view(),
        name="approve",
    ),
    path(
        "afrekeningen/<int:pk>/terugsturen/",
        settlements.DecideView.as_view(is_approval=False),
        name="return",
    ),
    path(
        "afrekeningen/<int:pk>/terugdraaien/",
        reversals.ProposeReversalView.as_view(),
        name="propose_reversal",
    ),
    path(
        "afrekeningen/<int:pk>/terugdraaien/besluit/",
        reversals.DecideReversalView.as_view(),
        name="decide_reversal",
    ),
    path("betalingen/", payments.PaymentListView.as_view(), name="payments"),
    path(
        "betalingen/<int:pk>/<slug:step>/", payments.PaymentStepView.as_view(), name="payment_step"
    ),
    path("verwerking/", screen("runs"), name="runs"),
    path("verwerking/<int:pk>/opnieuw/", runs.RetryView.as_view(), name="retry"),
]
