"""What Wagtail finds by itself: the addresses of the desks."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from wagtail import hooks


def register_desks_urls() -> list[Any]:
    """Put the desks below the path of the contract desk."""
    return [path("contracten/bureau/", include("contracts.desks.urls"))]


hooks.register("register_admin_urls", register_desks_urls)
