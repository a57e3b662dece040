"""The addresses of the desks that the core does not name, below the path of the admin."""

from django.urls import path

from contracts.desks.views import audit, bulk, frame, keys, retention, saved_views, tasks

app_name = "desks"

urlpatterns = [
    path("hoofdlijnen/", frame.FrameView.as_view(), name="frame"),
    path("sneltoetsen/", keys.KeysView.as_view(), name="keys"),
    path("taken/<int:pk>/opnieuw/", tasks.StartTaskView.as_view(), name="start_task"),
    path("opstellen/", bulk.DraftManyView.as_view(), name="draft_many"),
    path("besluiten/", bulk.DecideManyView.as_view(), name="decide_many"),
    path("audit/", audit.AuditView.as_view(), name="audit"),
    path("audit/<slug:kind>/<int:key>/", audit.HistoryView.as_view(), name="history"),
    path("bewaren/", retention.RetentionView.as_view(), name="retention"),
    path(
        "bewaren/<slug:code>/voorstellen/",
        retention.ProposeView.as_view(),
        name="propose_destruction",
    ),
    path(
        "bewaren/besluiten/<int:pk>/",
        retention.DecideDestructionView.as_view(),
        name="decide_destruction",
    ),
    path("werk/<int:pk>/", bulk.JobView.as_view(), name="job"),
    path("werk/<int:pk>/opnieuw/", bulk.RetryJobView.as_view(), name="retry_job"),
    path("weergaven/", saved_views.SavedViewsView.as_view(), name="views"),
    path("weergaven/nieuw/<slug:name>/", saved_views.SaveViewView.as_view(), name="save_view"),
    path("weergaven/<int:pk>/", saved_views.RenameViewView.as_view(), name="rename_view"),
    path(
        "weergaven/<int:pk>/verwijderen/", saved_views.DeleteViewView.as_view(), name="delete_view"
    ),
    path("weergaven/<int:pk>/eerst/", saved_views.ChooseViewView.as_view(), name="choose_view"),
]
