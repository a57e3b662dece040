"""What Wagtail finds by itself: responses in the menu of the admin, and who may see them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from pages.challenges.home_panel import WaitingPanel
from pages.challenges.letter_viewsets import LetterTemplateViewSet
from pages.challenges.models import LetterTemplate, Response
from pages.challenges.permissions import (
    LetterTemplatePolicy,
    ResponsePermissionPolicy,
    can_view,
)
from pages.challenges.selectors.closing import calls_with_people_waiting, is_to_be_confirmed
from pages.challenges.selectors.responses import response_of_agreement
from pages.challenges.viewsets import AssessmentViewSet, ResponseViewSet

register_permission_policy(Response, ResponsePermissionPolicy(Response))
register_permission_policy(LetterTemplate, LetterTemplatePolicy(LetterTemplate))
register_snippet(LetterTemplateViewSet)


@hooks.register("register_admin_viewset")
def register_responses() -> ResponseViewSet:
    """Responses, as one item of the menu."""
    return ResponseViewSet()


@hooks.register("register_admin_viewset")
def register_assessments() -> AssessmentViewSet:
    """The dossiers of an assessor, as another item."""
    return AssessmentViewSet()


@hooks.register("construct_homepage_panels")
def add_waiting_panel(_request: HttpRequest, panels: list[Any]) -> None:
    """What waits for somebody, before the calls."""
    panels.append(WaitingPanel())


@hooks.register("before_publish_page")
def ask_before_withdrawing(_request: HttpRequest, page: Any) -> HttpResponse | None:
    """First who is told, and only then is a call with responses withdrawn."""
    if not is_to_be_confirmed(page):
        return None
    return redirect("challenge_responses:withdraw_call", page.pk)


@hooks.register("before_unpublish_page")
def keep_while_people_wait(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A call on which people wait stays on the site: only withdrawing it gives them an end."""
    return _keep(request, [page])


@hooks.register("before_bulk_action")
def keep_all_while_people_wait(
    request: HttpRequest, action: str, objects: list[Any], _view: Any
) -> HttpResponse | None:
    """The same for several pages at once: when one has to stay, all of them do."""
    pages = [one for one in objects if isinstance(one, Page)]
    return _keep(request, pages) if action == "unpublish" else None


def _keep(request: HttpRequest, pages: list[Any]) -> HttpResponse | None:
    with_below = bool(request.POST.get("include_descendants"))
    kept = calls_with_people_waiting(pages, with_below=with_below, now=timezone.now())
    for call, waiting in kept:
        words = _(
            "“%(call)s” blijft op de site: %(responses)s reacties hebben nog geen besluit en"
            " %(drafts)s concepten kunnen nog worden verstuurd. Trek de oproep in als zij niet"
            " doorgaat: vul bij “Planning en contact” de dag en de reden in en publiceer. Dan"
            " krijgt iedereen bericht."
        )
        counts = {"responses": waiting.responses, "drafts": waiting.drafts}
        messages.error(request, words % {"call": call.title, **counts})
    return redirect("wagtailadmin_pages:edit", kept[0][0].pk) if kept else None


@hooks.register("agreement_origins")
def response_behind(user: Any, agreement: Any) -> list[tuple[str, str]]:
    """The response that an agreement came from, for the page of that agreement."""
    response = response_of_agreement(agreement) if can_view(user) else None
    if response is None:
        return []
    words = _("Lees reactie %(number)s") % {"number": response.case_number}
    return [(words, reverse("challenge_responses:detail", args=[response.pk]))]
