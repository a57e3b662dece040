"""Addresses in mail, complete."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def private_url(voice: Any) -> str:
    """Where somebody confirms, looks back, changes or withdraws."""
    return settings.PUBLIC_URL + reverse("voices:private", args=[voice.token])


def stop_url(follow: Any) -> str:
    """Where a mail program stops the messages with one click."""
    return settings.PUBLIC_URL + reverse("voices:stop", args=[follow.token])


def complete(path: str) -> str:
    """A path of this portal as a complete address; what is complete already stays."""
    return path if path.startswith("http") else settings.PUBLIC_URL + path
