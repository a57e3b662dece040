"""The screens about keys and webhooks: whose they are, and what they show once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contracts.api.desk_urls import urlpatterns
from contracts.api.models import ApiToken, Webhook, WebhookDelivery
from contracts.api.selectors.tokens import token_for
from contracts.api.services.webhooks import stop_webhook, subscribe
from contracts.api.signing import secret_of
from contracts.permissions import ensure_groups
from tests.factories.contracts import NOW, PersonFactory, member_of

OWN = ("revoke_key", "webhook", "renew_secret")


@pytest.fixture
def staff(scene):
    """Everybody of the scene may enter the admin; `boss` may everything."""
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group in ensure_groups().values():
        group.permissions.add(enter)
    scene.people["boss"] = PersonFactory(is_superuser=True, is_staff=True)
    scene.people["editor"] = PersonFactory(groups=["editor"])
    for role in ("provider", "evaluator"):
        assert member_of(scene.agreement, role) == scene.people[role]
    return scene


def client_of(scene, role):
    client = Client()
    client.force_login(scene.people[role])
    return client


def address(name, pk=0):
    return reverse(f"contracten_api:{name}", args=[pk] if name in OWN else [])


def things_of(scene, role):
    scene.key(role)
    webhook, _secret = subscribe(owner=scene.people[role], url="http://127.0.0.1/", now=NOW)
    token = ApiToken.objects.latest("pk")
    return {"revoke_key": token.pk, "webhook": webhook.pk, "renew_secret": webhook.pk}


def test_every_screen_for_everybody(staff):
    mine = things_of(staff, "provider")
    names = [pattern.name for pattern in urlpatterns]
    found = {}
    for role in ("provider", "boss", "evaluator", "editor"):
        client = client_of(staff, role)
        found[role] = {
            name: client.get(address(name, mine.get(name, 0))).status_code for name in names
        }
    assert set(found["provider"].values()) == {200}
    assert set(found["boss"].values()) == {200}
    assert {
        name: code for name, code in found["evaluator"].items() if code != 200
    } == dict.fromkeys(OWN, 404)
    assert set(found["editor"].values()) == {403}
    for name in names:
        answer = Client().get(address(name, mine.get(name, 0)))
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/beheer/login/")


def test_nobody_touches_what_is_of_others(staff):
    mine = things_of(staff, "provider")
    client = client_of(staff, "evaluator")
    for name in OWN:
        assert client.post(address(name, mine[name]), {"wat": "stop"}).status_code == 404
    assert ApiToken.objects.get().revoked_at is None
    assert Webhook.objects.get().stopped_at is None


def test_a_key_is_shown_once_and_works(staff):
    client = client_of(staff, "provider")
    form = {
        "purpose": "cliëntsysteem",
        "scopes": ["metingen.lezen"],
        "expires_on": f"{timezone.localdate() + timedelta(days=20):%d-%m-%Y}",
        "agreement": staff.agreement.pk,
    }
    answer = client.post(address("make_key"), form)
    key = re.search(r"udl_[\w-]{43}", answer.content.decode()).group()
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    token = token_for(key, timezone.now())
    assert (token.owner, token.agreement) == (staff.people["provider"], staff.agreement)
    text = client.get(address("home")).content.decode()
    assert key not in text
    assert token.prefix in text
    assert f"Alleen contract {staff.agreement.number}" in text


def test_a_form_that_is_not_right_keeps_what_was_typed(staff):
    client = client_of(staff, "provider")
    form = {"purpose": "mijn koppeling", "scopes": ["metingen.lezen"], "expires_on": "01-01-2020"}
    answer = client.post(address("make_key"), form)
    assert answer.status_code == 422
    assert "mijn koppeling" in answer.content.decode()
    assert "Kies een latere datum" in answer.content.decode()
    assert client.post(address("make_key"), {}).status_code == 422
    answer = client.post(address("add_webhook"), {"url": "https://10.0.0.1/"})
    assert answer.status_code == 422
    assert "intern netwerk" in answer.content.decode()
    assert not ApiToken.objects.exists()
    assert not Webhook.objects.exists()


def test_revoking_asks_first_and_is_told(staff):
    mine = things_of(staff, "provider")
    client = client_of(staff, "provider")
    assert (
        "Dit kan niet terug"
        in client.get(address("revoke_key", mine["revoke_key"])).content.decode()
    )
    answer = client.post(address("revoke_key", mine["revoke_key"]), follow=True)
    assert ApiToken.objects.get().revoked_by == staff.people["provider"]
    assert "is ingetrokken" in answer.content.decode()
    again = client.post(address("revoke_key", mine["revoke_key"]))
    assert again.status_code == 422
    assert "was al ingetrokken" in again.content.decode()
    ApiToken.objects.update(revoked_at=None, revoked_by=None, expires_at=timezone.now())
    assert "Verlopen" in client.get(address("home")).content.decode()


def test_a_webhook_is_added_tried_renewed_stopped_and_switched_on(staff):
    client = client_of(staff, "provider")
    answer = client.post(address("add_webhook"), {"url": "http://127.0.0.1:8000/haak"})
    webhook = Webhook.objects.get()
    assert secret_of(webhook) in answer.content.decode()
    here = address("webhook", webhook.pk)
    assert "Er is nog niets verstuurd" in client.get(here).content.decode()
    answer = client.post(here, {"wat": "proef"}, follow=True)
    assert "proefbericht" in answer.content.decode()
    assert WebhookDelivery.objects.get().change is None
    client.post(here, {"wat": "stop"})
    webhook.refresh_from_db()
    assert webhook.stopped_at is not None
    refused = client.post(here, {"wat": "proef"})
    assert refused.status_code == 422
    assert "Zet het eerst weer aan" in refused.content.decode()
    assert "Gestopt" in client.get(address("home")).content.decode()
    client.post(here, {"wat": "verder"})
    webhook.refresh_from_db()
    assert webhook.stopped_at is None
    assert client.post(here, {"wat": "niets"}).status_code == 302
    old = secret_of(webhook)
    assert "Het oude werkt niet" in client.get(address("renew_secret", webhook.pk)).content.decode()
    answer = client.post(address("renew_secret", webhook.pk))
    webhook.refresh_from_db()
    assert secret_of(webhook) in answer.content.decode()
    assert secret_of(webhook) != old


def test_why_a_webhook_stopped_is_shown(staff):
    mine = things_of(staff, "provider")
    webhook = Webhook.objects.get()
    stop_webhook(webhook=webhook, by=staff.people["provider"], now=NOW)
    Webhook.objects.update(stop_reason="HTTP 500")
    text = client_of(staff, "provider").get(address("webhook", mine["webhook"])).content.decode()
    assert "Een dag lang kwam een bericht niet aan: HTTP 500." in text
