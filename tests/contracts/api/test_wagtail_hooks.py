"""The screens stand below the desk, and in its navigation once."""

from __future__ import annotations

from django.urls import reverse

from contracts.api.wagtail_hooks import register_api_desk_urls
from contracts.views.base import SECTIONS


def test_the_screens_are_below_the_desk_and_in_its_navigation():
    assert reverse("contracten_api:home") == "/beheer/contracten/api/"
    assert len(register_api_desk_urls()) == 1
    assert [section.name for section in SECTIONS].count("open_api") == 1
