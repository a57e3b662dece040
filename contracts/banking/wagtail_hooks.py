"""What banking adds to the desk: its addresses and its screens below the payments."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from contracts.permissions import can_see_all
from contracts.views.base import DeskSection, add_part


def register_bank_urls() -> list[Any]:
    """Put banking below the desk."""
    return [path("contracten/bank/", include("contracts.banking.urls"))]


hooks.register("register_admin_urls", register_bank_urls)

for name, label, icon in (
    ("batches", _("Naar de bank"), "upload"),
    ("answers", _("Van de bank"), "download"),
    ("reclaims", _("Terug te vorderen"), "undo"),
    ("accounts", _("Rekeningen"), "lock"),
    ("ledger", _("Grootboek"), "table"),
    ("cost_codes", _("Kostencodes"), "tag"),
    ("mandates", _("Mandaten"), "user"),
):
    add_part(DeskSection(name, label, f"bank:{name}", icon, can_see_all), below="payments")
