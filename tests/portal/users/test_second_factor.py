"""Nothing behind the sign-in opens for staff without a second factor."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from pages.roles import ensure_roles

pytestmark = pytest.mark.django_db
PASSWORD = "een lang wachtwoord voor tests"


@pytest.fixture
def editor(settings) -> Any:
    settings.STAFF_SECOND_FACTOR = True
    user = get_user_model().objects.create_user("noor@gemeente.example", PASSWORD)
    user.groups.add(ensure_roles()["editor"])
    return user


def sign_in(client: Client, wanted: str = "/beheer/") -> Any:
    return client.post(
        reverse("account_login"),
        {"login": "noor@gemeente.example", "password": PASSWORD, "next": wanted},
    )


def code_of(secret: str) -> str:
    """What the app on the telephone shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def pair(client: Client) -> str:
    """Pair an app; returns its secret."""
    page = client.get(reverse("make_second_factor"))
    secret = page.context["form"].secret
    answer = client.post(reverse("make_second_factor"), {"code": code_of(secret)})
    assert answer.status_code == 302, answer.context["form"].errors
    return secret


def test_first_time_pairs_an_app_and_goes_on_at_once(client, editor) -> None:
    assert sign_in(client)["Location"] == "/beheer/"
    led = urlsplit(client.get("/beheer/pages/")["Location"])
    assert led.path == reverse("mfa_activate_totp")
    assert parse_qs(led.query)["next"] == ["/beheer/pages/"]
    pair(client)
    assert client.get("/beheer/").status_code == 200


def test_next_time_the_code_comes_before_anything_opens(client, editor) -> None:
    sign_in(client)
    secret = pair(client)
    cache.clear()
    again = Client()
    assert sign_in(again)["Location"].startswith(reverse("mfa_authenticate"))
    assert again.get("/beheer/")["Location"].startswith("/beheer/login/")
    wrong = again.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.context["form"].errors["code"]
    right = again.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert right["Location"] == "/beheer/"
    assert again.get("/beheer/").status_code == 200


def test_a_session_from_elsewhere_shows_the_factor_first(client, editor) -> None:
    sign_in(client)
    pair(client)
    other = Client()
    other.force_login(editor)
    assert other.get("/beheer/")["Location"].startswith(reverse("mfa_reauthenticate"))
    script = other.get("/beheer/", headers={"x-requested-with": "XMLHttpRequest"})
    assert script.status_code == 403


def test_signing_out_and_public_pages_stay_open(client, editor) -> None:
    sign_in(client)
    assert client.post("/beheer/logout/").status_code == 302
    assert client.get("/healthz").status_code == 200


def test_residents_need_none_and_have_no_work_here(client, editor) -> None:
    jo = get_user_model().objects.create_user("jo@voorbeeld.example", PASSWORD)
    client.force_login(jo)
    assert client.get(reverse("challenges:mine")).status_code == 200
    sent = client.get("/beheer/", follow=True)
    assert sent.status_code == 403
    text = re.sub(r"\s+", " ", sent.content.decode())
    assert "U bent ingelogd als jo@voorbeeld.example" in text


def test_where_it_is_switched_off_nobody_is_asked(client, editor, settings) -> None:
    settings.STAFF_SECOND_FACTOR = False
    sign_in(client)
    assert client.get("/beheer/").status_code == 200
