"""What Wagtail finds by itself: responses in the menu of the admin, and who may see them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from pages.challenges.letter_viewsets import LetterTemplateViewSet
from pages.challenges.models import LetterTemplate, Response
from pages.challenges.permissions import (
    LetterTemplatePolicy,
    ResponsePermissionPolicy,
    can_view,
)
from pages.challenges.selectors.closing import is_to_be_confirmed
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


@hooks.register("before_publish_page")
def ask_before_withdrawing(_request: HttpRequest, page: Any) -> HttpResponse | None:
    """First who is told, and only then is a call with responses withdrawn."""
    if not is_to_be_confirmed(page):
        return None
    return redirect("challenge_responses:withdraw_call", page.pk)


@hooks.register("agreement_origins")
def response_behind(user: Any, agreement: Any) -> list[tuple[str, str]]:
    """The response that an agreement came from, for the page of that agreement."""
    response = response_of_agreement(agreement) if can_view(user) else None
    if response is None:
        return []
    words = _("Lees reactie %(number)s") % {"number": response.case_number}
    return [(words, reverse("challenge_responses:detail", args=[response.pk]))]
