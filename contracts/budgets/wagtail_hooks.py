"""What Wagtail finds by itself: the addresses of the money."""

from __future__ import annotations

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks

from contracts.budgets.permissions import can_make_documents, can_see_money
from contracts.budgets.selectors.documents import public_documents_of
from contracts.models import Agreement
from contracts.permissions import User, can_manage
from contracts.selectors.public import DOCUMENTS_HOOK


def register_money_urls() -> list[Any]:
    """Put the money below the contract desk."""
    return [path("contracten/geld/", include("contracts.budgets.urls"))]


def screens_of(user: User, agreement: Agreement) -> list[tuple[str, str]]:
    """Lead from an agreement to its money and to what the public sees of it."""
    found = []
    if can_see_money(user):
        found.append((_("Geld"), reverse("geld:agreement", args=[agreement.pk])))
    if can_make_documents(user):
        address = reverse("geld:agreement_documents", args=[agreement.pk])
        found.append((_("Documenten"), address))
    if can_manage(user, agreement):
        found.append((_("Wat het publiek ziet"), reverse("geld:publication", args=[agreement.pk])))
    return found


hooks.register("register_admin_urls", register_money_urls)
hooks.register("agreement_screens", screens_of)
hooks.register(DOCUMENTS_HOOK, public_documents_of)
