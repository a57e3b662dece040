"""The shortcuts of the desk, and switching them off."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from contracts.views.base import KEYS_COOKIE, SECTIONS, DeskView

YEAR_S: Final = 365 * 24 * 3600


class KeysView(DeskView):
    """Which keys do what; one button switches all of them off or on."""

    page_title = _("Sneltoetsen")
    template_name = "contracts/desks/keys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the sections that have a key."""
        context = super().get_context_data(**kwargs)
        user = self.request.user
        context["keyed"] = [row for row in SECTIONS if row.key and row.is_for(user)]
        return context

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remember the choice in this browser."""
        response = redirect("desks:keys")
        value = "uit" if request.POST.get("aan") != "1" else "aan"
        response.set_cookie(KEYS_COOKIE, value, YEAR_S, samesite="Lax", httponly=True)
        return response
