"""The public addresses of contributions."""

from django.urls import path

from pages.voices.views import follows, moderation, plans, private, public

app_name = "voices"

urlpatterns = [
    path("vragen/<slug:kind>/<int:pk>/", public.ask, name="ask"),
    path("plannen/", plans.index, name="plans"),
    path("plannen/<str:case_number>/", plans.show, name="plan"),
    path("steunen/<int:pk>/", public.support, name="support"),
    path("zaak/<str:token>/openbaar/", plans.publish, name="publish"),
    path("inbreng/verstuurd/<slug:kind>/<int:pk>/", public.sent, name="sent"),
    path("volgen/<slug:kind>/<int:pk>/", follows.start, name="follow"),
    path("mijn/volgen/", follows.mine, name="follows"),
    path("melden/<slug:kind>/<int:pk>/", moderation.report, name="report"),
    path("zaak/<str:token>/openbaar/bezwaar/", moderation.object_to_plan, name="object_plan"),
    path("inbreng/<str:token>/bezwaar/", moderation.object_to, name="object"),
    path("inbreng/<str:token>/stop/", follows.stop, name="stop"),
    path("inbreng/<str:token>/", private.show, name="private"),
]
