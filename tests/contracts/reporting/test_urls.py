"""Every address has one name; test_views opens each for every role."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from contracts.reporting.urls import urlpatterns


def test_names_are_given_once() -> None:
    names = [pattern.name for pattern in urlpatterns]
    assert len(set(names)) == len(names)


def test_a_period_is_named_by_its_first_day() -> None:
    address = reverse("rapportages:draw", args=[3, date(2026, 4, 1)])
    assert address.endswith("/rapportages/contract/3/2026-04-01/steekproef/")
