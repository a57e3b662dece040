"""The addresses of reporting and verification, below those of the desk."""

from django.urls import path, register_converter

from contracts.reporting.views import disputes, extensions, periods, requests

register_converter(periods.DayConverter, "day")

app_name = "rapportages"

urlpatterns = [
    path("", requests.RequestListView.as_view(), name="requests"),
    path("<int:pk>/", requests.RequestView.as_view(), name="request"),
    path("<int:pk>/inleveren/", requests.DeliverView.as_view(), name="deliver"),
    path("<int:pk>/rapportage.pdf", requests.ReportPdfView.as_view(), name="pdf"),
    path("<int:pk>/uitstel/", extensions.AskExtensionView.as_view(), name="extend"),
    path("<int:pk>/uitstel/besluit/", extensions.DecideExtensionView.as_view(), name="decide"),
    path("contract/<int:pk>/", periods.PeriodsView.as_view(), name="periods"),
    path("contract/<int:pk>/afspraken/", extensions.PlanView.as_view(), name="plan"),
    path("contract/<int:pk>/<day:start>/afronden/", periods.SignOffView.as_view(), name="sign_off"),
    path("contract/<int:pk>/<day:start>/steekproef/", periods.DrawView.as_view(), name="draw"),
    path("contract/<int:pk>/bewijs/", disputes.AddEvidenceView.as_view(), name="add_evidence"),
    path(
        "contract/<int:pk>/bewijs/meting/<int:observation_pk>/",
        disputes.AddEvidenceView.as_view(),
        name="add_evidence_for",
    ),
    path("heropenen/<int:pk>/", periods.ReopenView.as_view(), name="reopen"),
    path("steekproef/<int:pk>/", periods.SampleView.as_view(), name="sample"),
    path("bewijs/<int:pk>/", disputes.EvidenceView.as_view(), name="evidence"),
    path("bewijs/<int:pk>/bestand/", disputes.EvidenceFileView.as_view(), name="evidence_file"),
    path("meningen/", disputes.DisputeListView.as_view(), name="disputes"),
    path("meningen/<int:pk>/", disputes.DisputeView.as_view(), name="dispute"),
    path("meningen/<int:pk>/laten-staan/", disputes.LetStandView.as_view(), name="let_stand"),
]
