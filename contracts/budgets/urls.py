"""The addresses of the money, below the path of the contract desk."""

from django.urls import path

from contracts.budgets.views import changing, documents, money, publication, setting_aside

app_name = "geld"

urlpatterns = [
    path("", money.OverviewView.as_view(), name="overview"),
    path("geld.csv", money.OverviewCsvView.as_view(), name="overview_csv"),
    path("geld.xlsx", money.OverviewXlsxView.as_view(), name="overview_xlsx"),
    path("programma/nieuw/", setting_aside.AddProgrammeView.as_view(), name="add_programme"),
    path("programma/<slug:code>/", money.ProgrammeView.as_view(), name="programme"),
    path("programma/<slug:code>/plafond/", setting_aside.CeilingView.as_view(), name="ceiling"),
    path(
        "programma/<slug:code>/wijzigen/",
        changing.RewordProgrammeView.as_view(),
        name="reword_programme",
    ),
    path(
        "programma/<slug:code>/beeindigen/",
        changing.EndProgrammeView.as_view(),
        name="end_programme",
    ),
    path("programma/<slug:code>/<int:year>/", money.ProgrammeView.as_view(), name="year"),
    path("bron/nieuw/", setting_aside.AddSourceView.as_view(), name="add_source"),
    path("bron/<slug:code>/", changing.SourceView.as_view(), name="source"),
    path("bron/<slug:code>/wijzigen/", changing.RewordSourceView.as_view(), name="reword_source"),
    path("bron/<slug:code>/beeindigen/", changing.EndSourceView.as_view(), name="end_source"),
    path("niet-toegewezen/<str:currency>/", money.NotAllocatedView.as_view(), name="not_allocated"),
    path("contract/<int:pk>/", money.AgreementMoneyView.as_view(), name="agreement"),
    path("contract/<int:pk>/toewijzen/", setting_aside.AllocateView.as_view(), name="allocate"),
    path("contract/<int:pk>/openbaar/", publication.PublicationView.as_view(), name="publication"),
    path(
        "contract/<int:pk>/resultaatpagina/",
        publication.ResultPageView.as_view(),
        name="result_page",
    ),
    path("documenten/", documents.DocumentsView.as_view(), name="documents"),
    path("documenten/<int:pk>/", documents.DocumentView.as_view(), name="document"),
    path("documenten/<int:pk>.pdf", documents.DocumentPdfView.as_view(), name="document_pdf"),
    path(
        "contract/<int:pk>/documenten/",
        documents.AgreementDocumentsView.as_view(),
        name="agreement_documents",
    ),
    path(
        "contract/<int:pk>/samenvatting/",
        documents.MakeSummaryView.as_view(),
        name="make_summary",
    ),
    path(
        "contract/<int:pk>/afrekening/",
        documents.MakeStatementView.as_view(),
        name="make_statement",
    ),
]
