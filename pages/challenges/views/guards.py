"""Who gets in at a page of the admin, and the header that every page has."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.challenges.enums import Action, ResponseKind, Status
from pages.challenges.models import Response
from pages.challenges.permissions import can_act, can_view, possible_actions
from pages.challenges.selectors.assessing import has_conflict, may_read
from pages.challenges.selectors.responses import sent_responses
from pages.challenges.status_words import words_for
from pages.challenges.terms import local_day

StaffView = Callable[..., HttpResponse]


def for_staff(
    action: Action | None = None, *, reads: bool = True
) -> Callable[[StaffView], StaffView]:
    """Let in who may do `action`, or who may look; anybody else gets a 403 page.

    The page is answered, not raised: Wagtail would turn the error into a redirect. A page that
    shows the case (`reads`) stays closed for who has an interest in it, and asks an assessor
    about that first.
    """

    def decorate(view: StaffView) -> StaffView:
        @wraps(view)
        def guarded(request: HttpRequest, pk: int, *args, **kwargs) -> HttpResponse:
            allowed = can_view(request.user) if action is None else can_act(request.user, action)
            if not allowed:
                return forbidden(request)
            response = get_object_or_404(sent_responses(local_day(timezone.now())), pk=pk)
            if reads and not may_read(response, request.user):
                return closed_to(request, response)
            return view(request, response, *args, **kwargs)

        return guarded

    return decorate


def closed_to(request: HttpRequest, response: Response) -> HttpResponse:
    """An interest closes the case; an assessor who has not said so yet is asked first."""
    if has_conflict(response, request.user):
        context = {
            **page_context(None),
            "number": response.case_number,
            "case_to_give": response if can_give_away(response, request.user) else None,
        }
        return render(request, "challenges/admin/conflict.html", context, status=403)
    return redirect("challenge_responses:interest", response.pk)


def can_give_away(response: Response, user: Any) -> bool:
    """Whether this is the handler, who can give the case to a colleague also with an interest."""
    is_handler = response.handler_id is not None and response.handler_id == user.pk
    return is_handler and Action.HAND_OVER in possible_actions(user, response.status)


def forbidden(request: HttpRequest) -> HttpResponse:
    """You are signed in, but this is not your work."""
    return render(request, "challenges/admin/forbidden.html", page_context(None), status=403)


def page_context(response: Response | None, title: str = "") -> dict:
    """The header of a page in the admin: where we are, and the way back."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("challenge_responses:index"), "label": _("Reacties")},
    ]
    if response is None:
        return {"breadcrumbs_items": crumbs[:1], "header_title": _("Reacties")}
    crumbs.append(
        {
            "url": reverse("challenge_responses:detail", args=[response.pk]) if title else "",
            "label": response.case_number,
        }
    )
    if title:
        crumbs.append({"url": "", "label": title})
    return {
        "breadcrumbs_items": crumbs,
        "header_title": f"{response.case_number} {title or response.plan_title}",
        "header_icon": "mail",
        "case": response,
        "words": words_for(Status(response.status), ResponseKind(response.kind)),
    }


def back_to(response: Response) -> HttpResponse:
    """To the page of the response."""
    return redirect("challenge_responses:detail", response.pk)
