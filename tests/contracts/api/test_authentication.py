"""Who asks: the owner of the key, nobody, or an error."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from contracts.api.models import ApiToken
from contracts.api.services.tokens import revoke_token
from tests.contracts.api.scene import V1


def status(key, scene, path=None):
    return scene.get(path or f"{scene.here}/metingen", key).status_code


def test_a_key_works_until_it_is_revoked_expires_or_its_owner_leaves(scene):
    key = scene.key("provider")
    token = ApiToken.objects.get()
    assert status(key, scene) == 200
    ApiToken.objects.update(expires_at=timezone.now())
    assert status(key, scene) == 401
    ApiToken.objects.update(expires_at=timezone.now() + timedelta(hours=1))
    assert status(key, scene) == 200
    person = scene.people["provider"]
    person.is_active = False
    person.save()
    assert status(key, scene) == 401
    person.is_active = True
    person.save()
    revoke_token(token=token, by=person, now=timezone.now())
    assert status(key, scene) == 401


@pytest.mark.parametrize("header", ["Bearer niets", "Basic abc", "", "Bearer"])
def test_a_wrong_header_is_a_401_also_for_what_is_public(scene, header):
    answer = Client().get(f"{V1}/prestatiecontracten", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["title"] == "Geen geldige sleutel"
    assert "onbekend, verlopen of ingetrokken" in answer.json()["detail"]


def test_a_session_is_not_enough_to_write(scene):
    client = Client()
    client.force_login(scene.people["provider"])
    answer = client.post(f"{V1}/{scene.here}/metingen", {}, content_type="application/json")
    assert answer.status_code == 401
    assert "Authorization: Bearer" in answer.json()["detail"]


def test_the_document_describes_the_key(scene):
    schemes = scene.get("openapi.json").json()["components"]["securitySchemes"]
    assert (schemes["sleutel"]["type"], schemes["sleutel"]["scheme"]) == ("http", "bearer")
