"""The URL map. Domain apps are named as strings; the portal imports none of them."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from portal.health import healthz, readyz
from portal.users.views import make_second_factor, staff_door

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("set-taal/", set_language, name="set_language"),
    path(f"{settings.ADMIN_PATH}login/", staff_door, name="staff_door"),
    path("account/2fa/totp/activate/", make_second_factor, name="make_second_factor"),
    path("account/", include("allauth.urls")),
    path(settings.ADMIN_PATH, include("wagtail.admin.urls")),
    path("documenten/", include("wagtail.documents.urls")),
    path("api/v1/", include("contracts.api.urls")),
    # Domain apps go here: "contracten/" for contracts.urls. Name them as strings.
    path("", include("pages.challenges.urls")),
    path("", include("pages.voices.urls")),
    path("", include("pages.urls")),
    # Wagtail pages last: they answer every other address.
    path("", include("wagtail.urls")),
]
