"""The public addresses of contributions."""

from django.urls import path

from pages.voices.views import follows, meetings, moderation, plans, private, public

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
    path("bijeenkomst/<int:pk>/", meetings.join, name="join"),
    path("bijeenkomst/<int:pk>/agenda.ics", meetings.calendar, name="calendar"),
    path("melden/<slug:kind>/<int:pk>/", moderation.report, name="report"),
    path("zaak/<str:token>/openbaar/bezwaar/", moderation.object_to_plan, name="object_plan"),
    path("inbreng/<str:token>/bezwaar/", moderation.object_to, name="object"),
    path("inbreng/<str:token>/stop/", follows.stop, name="stop"),
    path("inbreng/<str:token>/", private.show, name="private"),
]
