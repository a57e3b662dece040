"""Staff need a second factor (BIO2): without one nothing behind the sign-in opens."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from portal.users.access import has_second_factor, is_staff


class SecondFactorMiddleware:
    """Leads staff without a second factor to the page where they make or show one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as always, unless the second factor has to come first."""
        if not must_show_factor(request):
            return self.get_response(request)
        name = "mfa_reauthenticate" if is_mfa_enabled(request.user) else "mfa_activate_totp"
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return HttpResponse(status=403)
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse(name)}?{query}")


def must_show_factor(request: HttpRequest) -> bool:
    """Whether this page of staff stays closed until the second factor is shown."""
    return bool(
        settings.STAFF_SECOND_FACTOR
        and request.path_info.startswith(f"/{settings.ADMIN_PATH}")
        and request.path_info != reverse("wagtailadmin_logout")
        and is_staff(request.user)
        and not has_second_factor(request)
    )
