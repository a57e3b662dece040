"""Who gets in at the pages of the admin, and the header that they share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pages.voices.permissions import can_handle_voices, can_see_voices

DeskView = Callable[..., HttpResponse]


def for_staff(*, handles: bool) -> Callable[[DeskView], DeskView]:
    """Let in who may handle, or who may look; anybody else gets a 403 page.

    The page is answered, not raised: Wagtail would turn the error into a redirect.
    """

    def decorate(view: DeskView) -> DeskView:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            may = can_handle_voices if handles else can_see_voices
            if not may(request.user):
                context = {
                    "breadcrumbs_items": [
                        {"url": reverse("wagtailadmin_home"), "label": _("Home")}
                    ],
                    "header_title": _("Inbreng"),
                }
                return render(request, "challenges/admin/forbidden.html", context, status=403)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def desk_context(title: str, tab: str = "") -> dict[str, Any]:
    """The header of a page: where we are, the way back, and which tab is on."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("voices_desk:index"), "label": _("Inbreng")},
    ]
    if tab != "vragen":
        crumbs.append({"url": "", "label": title})
    return {
        "breadcrumbs_items": crumbs,
        "header_title": title,
        "header_icon": "comment",
        "tab": tab,
    }
