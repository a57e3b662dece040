"""Addresses with something else in them than a number, a secret or a step."""

from random import Random
from urllib.parse import quote

import pytest
from django.urls import reverse

from pages.challenges import urls as challenge_urls
from pages.voices import urls as voice_urls
from tests.factories import challenges as make
from tests.pages.hostile.inputs import TEXTS

pytestmark = pytest.mark.django_db

TIMES = 5
# No such page, a page of which everybody may begin, or a page for who is signed in.
CALM = {200, 302, 400, 404, 405}
NUMBERS = ("0", "9223372036854775807", "9223372036854775808", "9" * 40)


def patterns():
    return [
        (urls.app_name, pattern)
        for urls in (challenge_urls, voice_urls)
        for pattern in urls.urlpatterns
        if pattern.pattern.converters
    ]


def hostile_address(dice, pattern):
    """The route of a pattern, with something else where a value belongs."""
    route = str(pattern.pattern)
    for name in pattern.pattern.converters:
        before, _found, rest = route.partition("<")
        inside, _found, after = rest.partition(">")
        assert inside.endswith(name)
        raw = dice.choice([*NUMBERS, dice.choice(TEXTS)])
        value = quote(raw[:200], safe="") or "0"
        route = f"{before}{value}{after}"
    return f"/{route}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_hostile_address_is_no_server_error(client, method):
    make.make_sent()
    dice = Random(f"addresses {method}")
    for app, pattern in patterns():
        for _time in range(TIMES):
            address = hostile_address(dice, pattern)
            status = getattr(client, method)(address).status_code
            assert status in CALM, (app, pattern.name, address[:200], status)


def test_a_secret_of_somebody_else_opens_nothing(client):
    mine, other = make.make_sent(), make.make_draft()
    for name in ("draft", "review", "status"):
        forged = mine.token[:-1] + other.token[-1:] + "x"
        assert client.get(reverse(f"challenges:{name}", args=[forged])).status_code == 404
