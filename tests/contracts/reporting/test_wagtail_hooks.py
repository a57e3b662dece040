"""Where reporting stands in the desk."""

from __future__ import annotations

from django.urls import reverse

from contracts.reporting.wagtail_hooks import register_reporting_urls
from contracts.views.base import SECTIONS


def test_the_sections_stand_behind_verifying() -> None:
    names = [section.name for section in SECTIONS]
    place = names.index("verify")
    assert names[place + 1 : place + 3] == ["reports", "disputes"]


def test_the_addresses_stand_below_the_desk() -> None:
    (pattern,) = register_reporting_urls()
    assert pattern.app_name == "rapportages"
    assert reverse("rapportages:requests") == "/beheer/contracten/rapportages/"
