"""Keeps what staff typed when their session ended before they pressed the button."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from pages.challenges.enums import WorkKind
from pages.challenges.kept_keys import FIELD, read_key
from pages.challenges.models import Response
from pages.challenges.services.work import keep_work


class KeepTypedWorkMiddleware:
    """A post by nobody with a signed key is kept for its writer; then the sign-in page follows.

    It stands after the check against forged posts, so it only sees posts from our own pages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do before the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_arguments: Any) -> None:
        """Keep the text, and let the view answer as it would."""
        # Programs post to such a view, and it reads the body itself; forms of ours never do.
        if getattr(view, "csrf_exempt", False):
            return
        if request.method != "POST" or request.user.is_authenticated or FIELD not in request.POST:
            return
        key = read_key(request.POST[FIELD])
        if key is None or key.kind not in WorkKind.values:
            return
        person = get_user_model().objects.filter(pk=key.person_pk, is_active=True).first()
        response = Response.objects.filter(pk=key.response_pk).first()
        if person is not None and response is not None:
            keep_work(
                response=response,
                person=person,
                kind=WorkKind(key.kind),
                posted=request.POST,
                now=timezone.now(),
            )
