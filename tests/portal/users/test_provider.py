"""Signing in through a provider: residents by a pseudonym, staff by the address they have here."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse

from pages.roles import ensure_roles
from portal.settings.sign_in import RESIDENTS, STAFF
from tests.portal.users.identity_provider import CLIENT_ID, CLIENT_SECRET, Provider, running

pytestmark = pytest.mark.django_db
SERVICE_NUMBER = "999990019"


def app(server: Provider, audience: str, *, second_factor: bool = False) -> dict[str, Any]:
    return {
        "provider_id": "broker",
        "name": "de broker",
        "client_id": CLIENT_ID,
        "secret": CLIENT_SECRET,
        "settings": {
            "server_url": server.url,
            "oauth_pkce_enabled": True,
            "audience": audience,
            "second_factor": second_factor,
        },
    }


def use(settings: Any, *apps: dict[str, Any]) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": list(apps)}}


def sign_in(client: Client) -> Any:
    """Press the button, let the provider answer, and come back."""
    pressed = client.post(reverse("openid_connect_login", args=["broker"]))
    assert pressed.status_code == 302
    answer = requests.get(pressed["Location"], allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def test_a_resident_proves_an_address_and_only_a_pseudonym_is_kept(client, settings) -> None:
    with running(sub=SERVICE_NUMBER, name="Jo Jansen") as server:
        use(settings, app(server, RESIDENTS))
        assert "Inloggen met de broker" in client.get("/account/login/code/").content.decode()
        asked = sign_in(client)
        assert asked["Location"] == reverse("socialaccount_signup")
        client.post(asked["Location"], {"email": "jo@voorbeeld.example"})
        code = re.search(r"^([A-Z0-9-]{6,12})$", mail.outbox[-1].body, re.MULTILINE)
        assert code, mail.outbox[-1].body
        done = client.post(reverse("account_email_verification_sent"), {"code": code[1]})
    assert done["Location"] == reverse("challenges:mine")
    kept = SocialAccount.objects.get()
    assert re.fullmatch("[0-9a-f]{64}", kept.uid)
    assert kept.extra_data == {}
    assert not SocialToken.objects.exists()
    assert EmailAddress.objects.get(verified=True).email == "jo@voorbeeld.example"

    again = Client()
    with running(sub=SERVICE_NUMBER) as server:
        use(settings, app(server, RESIDENTS))
        assert sign_in(again)["Location"] == reverse("challenges:mine")
    assert get_user_model().objects.count() == 1


def test_a_colleague_is_known_by_address_and_brings_the_second_factor(client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = True
    noor = get_user_model().objects.create_user("noor@gemeente.example")
    noor.groups.add(ensure_roles()["editor"])
    with running(sub="n-1", email="Noor@gemeente.example") as server:
        use(settings, app(server, STAFF, second_factor=True))
        assert sign_in(client)["Location"] == reverse("wagtailadmin_home")
    assert client.get("/beheer/").status_code == 200
    assert SocialAccount.objects.get().user == noor


def test_without_a_second_factor_of_the_provider_we_ask_our_own(client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = True
    noor = get_user_model().objects.create_user("noor@gemeente.example")
    noor.groups.add(ensure_roles()["editor"])
    with running(sub="n-1", email="noor@gemeente.example") as server:
        use(settings, app(server, STAFF))
        sign_in(client)
    assert client.get("/beheer/")["Location"].startswith(reverse("mfa_activate_totp"))


def test_a_colleague_without_a_role_here_is_told_what_to_do(client, settings) -> None:
    with running(sub="n-2", email="nieuw@gemeente.example") as server:
        use(settings, app(server, STAFF))
        answer = sign_in(client)
    assert "U hebt nog geen toegang" in answer.content.decode()
    assert not get_user_model().objects.exists()


def test_a_broker_for_residents_opens_nobodys_account_by_address(client, settings) -> None:
    noor = get_user_model().objects.create_user("noor@gemeente.example")
    noor.groups.add(ensure_roles()["editor"])
    EmailAddress.objects.create(user=noor, email=noor.email, primary=True, verified=True)
    with running(sub="evil", email="noor@gemeente.example", email_verified=True) as server:
        use(settings, app(server, RESIDENTS))
        sign_in(client)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
