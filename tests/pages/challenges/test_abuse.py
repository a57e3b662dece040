"""Keeping machines out, and no person by accident."""

import pytest
from django.core import signing
from django.test import RequestFactory

from pages.challenges import abuse

NOW_S = 1_800_000_000


@pytest.fixture
def moment():
    """A page made ten minutes before now, by the clock that signing reads."""
    return abuse.make_moment(NOW_S - 600)


def test_a_person_looks_at_the_page_first(moment):
    assert abuse.is_human_pace({"moment": moment}, NOW_S)
    assert not abuse.is_human_pace({"moment": abuse.make_moment(NOW_S)}, NOW_S)


def test_a_forged_moment_is_refused():
    for moment in ("", "x", "1:2", signing.dumps(1), signing.dumps("x", salt="a")):
        assert not abuse.is_human_pace({"moment": moment}, NOW_S)


def test_a_filled_honeypot_is_refused(moment):
    assert not abuse.is_human_pace({"moment": moment, "website": "x"}, NOW_S)


def test_the_limit_holds_per_address_and_per_hour():
    arguments = {"per_hour": 2, "now_s": NOW_S}
    used = [abuse.is_over_limit("test", "192.0.2.1", **arguments) for _time in range(3)]
    assert used == [False, False, True]
    assert not abuse.is_over_limit("test", "192.0.2.2", **arguments)
    assert not abuse.is_over_limit("test", "192.0.2.1", per_hour=2, now_s=NOW_S + 3600)


def test_a_forwarded_address_counts_only_behind_our_own_proxy(settings):
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.9", headers={"X-Forwarded-For": "a, b"}
    )
    settings.SECURE_PROXY_SSL_HEADER = None
    assert abuse.address_of(request) == "192.0.2.9"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert abuse.address_of(request) == "b"
