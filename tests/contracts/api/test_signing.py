"""Secrets follow from the salt and the server's key; signatures cover moment and body."""

from __future__ import annotations

import hashlib
import hmac

from contracts.api.models import Webhook
from contracts.api.signing import new_salt, secret_of, signature


def test_a_secret_follows_from_salt_and_server_key_and_is_not_kept(settings):
    webhook = Webhook(salt="zout")
    secret = secret_of(webhook)
    assert secret == secret_of(Webhook(salt="zout"))
    assert secret.startswith("whs_")
    assert len(secret) == 47
    assert secret != secret_of(Webhook(salt="peper"))
    settings.SECRET_KEY = "een andere sleutel van de server"
    assert secret != secret_of(webhook)
    assert new_salt() != new_salt()
    assert len(new_salt()) == 43


def test_the_signature_is_one_that_a_receiver_can_make():
    expected = hmac.new(b"geheim", b"1700000000.{}", hashlib.sha256).hexdigest()
    assert signature("geheim", 1_700_000_000, b"{}") == f"v1={expected}"
    assert signature("geheim", 1_700_000_001, b"{}") != f"v1={expected}"
    assert signature("geheim", 1_700_000_000, b"[]") != f"v1={expected}"
