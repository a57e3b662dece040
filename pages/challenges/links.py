"""Private addresses of a response, complete, for letters and for the screen that shows them."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def draft_url(response: Any) -> str:
    """Where the resident goes on typing."""
    return settings.PUBLIC_URL + reverse("challenges:draft", args=[response.token])


def status_url(response: Any) -> str:
    """Where the resident follows the case."""
    return settings.PUBLIC_URL + reverse("challenges:status", args=[response.token])


def cosubmitter_url(cosubmitter: Any) -> str:
    """Where somebody who was named says yes or no."""
    return settings.PUBLIC_URL + reverse("challenges:cosubmitter", args=[cosubmitter.token])
