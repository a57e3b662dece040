"""How often one may ask: per address, per key, and what is said when it is too often."""

from __future__ import annotations

import pytest
from django.test import Client

from contracts.api.throttles import network_of
from tests.contracts.api.scene import V1, bearer


@pytest.fixture(autouse=True)
def low_rates(settings):
    settings.API_RATES = {"anonymous": "2/min", "token": "3/min"}


def ask(key="", **meta):
    return Client().get(f"{V1}/prestatiecontracten", headers=bearer(key), **meta)


def test_too_often_is_a_429_that_says_how_long_to_wait(scene):
    assert [ask().status_code for _ in range(3)] == [200, 200, 429]
    answer = ask()
    assert answer.json()["title"] == "Te veel verzoeken"
    assert 0 < int(answer.headers["Retry-After"]) <= 61


def test_a_key_has_its_own_count(scene):
    first, second = scene.key("provider"), scene.key("evaluator")
    assert [ask(first).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert ask(second).status_code == 200
    assert ask().status_code == 200


def test_behind_a_proxy_the_address_that_it_saw_counts(scene, settings):
    settings.API_BEHIND_PROXY = True
    for _ in range(2):
        ask(HTTP_X_FORWARDED_FOR="10.0.0.1, 192.0.2.1")
    assert ask(HTTP_X_FORWARDED_FOR="10.9.9.9, 192.0.2.1").status_code == 429
    assert ask(HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 200
    settings.API_BEHIND_PROXY = False
    assert ask(HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 200


def test_wrong_keys_count_as_nobody_so_that_they_are_not_tried_without_end(scene):
    assert [ask("verkeerd").status_code for _ in range(3)] == [401, 401, 429]
    answer = ask("verkeerd")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert 0 < int(answer.headers["Retry-After"]) <= 61
    # A right key from the same address goes on.
    assert ask(scene.key("provider")).status_code == 200


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("2001:db8:1:3::9", "2001:db8:1:3::"),
        ("onbekend", "onbekend"),
        ("", ""),
    ],
)
def test_of_ipv6_a_whole_network_is_one_address(address, counts_as):
    assert network_of(address) == counts_as
