"""What every page behind a private link has in common."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from pages.challenges.enums import Status
from pages.challenges.models import Response
from pages.challenges.selectors.counter import counter_entry_of
from pages.challenges.selectors.responses import find_by_token
from pages.challenges.subjects import subject_of

View = Callable[..., HttpResponse]


def keep_private(view: View) -> View:
    """Out of search engines and caches, and never told to another site in a Referer."""

    @wraps(view)
    def private(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = never_cache(view)(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        # Not "no-referrer": with that, browsers post forms with "Origin: null", which the check
        # against forged posts must refuse. Another site gets no address either way.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return private


def with_response(view: View) -> View:
    """Find the response of the token in the address; an unknown token is not found."""

    @wraps(view)
    def found(request: HttpRequest, token: str, *args, **kwargs) -> HttpResponse:
        response = find_by_token(token)
        if response is None:
            raise Http404
        if _is_of_colleague(request, response):
            return redirect("challenge_responses:counter")
        return view(request, response, *args, **kwargs)

    return keep_private(found)


def _is_of_colleague(request: HttpRequest, response: Response) -> bool:
    """Whether staff type this in, and this is somebody else.

    A step that is posted is kept all the same: a session that ended costs nobody a text.
    """
    entry = counter_entry_of(response)
    if entry is None or response.status != Status.DRAFT or entry.entered_by_id == request.user.pk:
        return False
    is_sending = request.resolver_match is not None and request.resolver_match.url_name == "review"
    return request.method != "POST" or is_sending


def base_context(response: Response) -> dict:
    """What every page about a response shows: what it is about and whom to ring."""
    subject = subject_of(response)
    return {
        "case": response,
        "subject": subject,
        "trail_page": subject.page,
        "contact": subject.contact,
        "now": timezone.now(),
    }
