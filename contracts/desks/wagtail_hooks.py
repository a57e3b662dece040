"""What Wagtail finds by itself: the addresses of the desks, and their tiles on the first page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path
from wagtail import hooks

from contracts.desks.home_panel import ContractsPanel


def register_desks_urls() -> list[Any]:
    """Put the desks below the path of the contract desk."""
    return [path("contracten/bureau/", include("contracts.desks.urls"))]


def add_contracts_panel(_request: HttpRequest, panels: list[Any]) -> None:
    """Put what waits at the desks on the first page."""
    panels.append(ContractsPanel())


hooks.register("register_admin_urls", register_desks_urls)
hooks.register("construct_homepage_panels", add_contracts_panel)
