"""Addresses: plural, without a slash at the end, and what does not exist is a problem."""

from __future__ import annotations

from datetime import date

from django.urls import resolve, reverse

from contracts.api.urls import urlpatterns


def test_no_address_ends_in_a_slash_and_names_are_unique():
    names = [pattern.name for pattern in urlpatterns]
    assert len(set(names)) == len(names)
    assert not [pattern for pattern in urlpatterns if str(pattern.pattern).endswith("/")]


def test_addresses_can_be_made_and_found():
    args = ["PC-2026-0001", date(2026, 4, 1)]
    path = reverse("open_api:settlement", args=args)
    assert path == "/api/v1/prestatiecontracten/PC-2026-0001/afrekeningen/2026-04-01"
    assert resolve(path).kwargs == {"nummer": args[0], "begin": args[1]}
    assert resolve("/api/v1/wat/dan/ook").url_name == "nothing"
    assert resolve("/api/v1/prestatiecontracten/PC-1/afrekeningen/2026-02-30").url_name == "nothing"
