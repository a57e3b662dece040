"""What Wagtail finds by itself: the addresses and the menu of the contract desk."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from wagtail import hooks

from contracts.viewsets import desk_menu


def register_desk_urls() -> list[Any]:
    """Put the desk below the path of the admin."""
    return [path("contracten/", include("contracts.urls"))]


def register_desk_menu() -> Any:
    """Put the desk in the sidebar."""
    return desk_menu()


hooks.register("register_admin_urls", register_desk_urls)
hooks.register("register_admin_menu_item", register_desk_menu)
