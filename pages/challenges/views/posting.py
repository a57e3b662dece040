"""Addresses that only take a pressed button: who opens one is led to the page of the button."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

View = Callable[..., HttpResponse]


def post_from_case(view: View) -> View:
    """For an action of staff: opening its address, say from the history, shows the case."""
    return post_from("challenge_responses:detail", "pk")(view)


def post_from_step(view: View) -> View:
    """For keeping a step: opening its address shows that step."""
    return post_from("challenges:step", "token", "slug")(view)


def post_from(name: str, *keys: str) -> Callable[[View], View]:
    """For any button: `name` is the page on which it stands, `keys` what both addresses hold."""

    def decorate(view: View) -> View:
        only_post = require_POST(view)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in {"GET", "HEAD"}:
                return only_post(request, *args, **kwargs)
            # The page itself says who may see it.
            messages.info(request, _("Er is niets gedaan. Gebruik de knop op deze pagina."))
            return redirect(name, *(kwargs[key] for key in keys))

        return guarded

    return decorate
