"""The public addresses of contributions."""

from django.urls import path

from pages.voices.views import private, public

app_name = "voices"

urlpatterns = [
    path("vragen/<slug:kind>/<int:pk>/", public.ask, name="ask"),
    path("inbreng/verstuurd/<slug:kind>/<int:pk>/", public.sent, name="sent"),
    path("inbreng/<str:token>/", private.show, name="private"),
]
