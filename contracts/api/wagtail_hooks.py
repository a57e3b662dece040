"""What Wagtail finds by itself: the screens about keys and webhooks."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from wagtail import hooks


def register_api_desk_urls() -> list[Any]:
    """Put the screens below the desk."""
    return [path("contracten/api/", include("contracts.api.desk_urls"))]


hooks.register("register_admin_urls", register_api_desk_urls)
