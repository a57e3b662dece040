"""What Wagtail finds by itself: the addresses and the menu of the contract desk."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder

from contracts.models import Agreement
from contracts.permissions import User, can_see
from contracts.viewsets import desk_menu


class AgreementFinder:
    """Where an agreement stands in the admin, for who may see it; others link to it with this."""

    def __init__(self, user: User | None = None) -> None:
        self.user = user

    def get_edit_url(self, instance: Agreement) -> str | None:
        """Return the address, or None when this person may not see the agreement."""
        if self.user is not None and not can_see(self.user, instance):
            return None
        return reverse("contracten:agreement", args=[instance.pk])


def register_desk_urls() -> list[Any]:
    """Put the desk below the path of the admin."""
    return [path("contracten/", include("contracts.urls"))]


def register_desk_menu() -> Any:
    """Put the desk in the sidebar."""
    return desk_menu()


hooks.register("register_admin_urls", register_desk_urls)
hooks.register("register_admin_menu_item", register_desk_menu)
register_admin_url_finder(Agreement, AgreementFinder)
