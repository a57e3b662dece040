"""What Wagtail finds by itself: the addresses of reporting, and its sections of the desk."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from contracts.permissions import can_enter_desk
from contracts.selectors.roles import CONTRACT_MANAGER, EVALUATOR, PROVIDER
from contracts.views.base import DeskSection, add_section


def register_reporting_urls() -> list[Any]:
    """Put reporting below the desk."""
    return [path("contracten/rapportages/", include("contracts.reporting.urls"))]


hooks.register("register_admin_urls", register_reporting_urls)
add_section(
    DeskSection(
        *("reports", _("Rapportages"), "rapportages:requests", "form", can_enter_desk),
        daily_for=(CONTRACT_MANAGER, EVALUATOR, PROVIDER),
    ),
    after="verify",
)
add_section(
    DeskSection(
        *("disputes", _("Meningsverschillen"), "rapportages:disputes", "comment", can_enter_desk),
        daily_for=(EVALUATOR, PROVIDER),
    ),
    after="reports",
)
