"""The secret of a webhook and the signature of a message."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from django.conf import settings

from contracts.api.models import Webhook


def new_salt() -> str:
    """Return what a new secret follows from."""
    return secrets.token_urlsafe(32)


def secret_of(webhook: Webhook) -> str:
    """Return the secret that signs messages: of the salt and the server's own key, kept nowhere.

    Who reads the database alone cannot sign. Changing SECRET_KEY changes every secret.
    """
    text = f"webhook {webhook.salt}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).digest()
    return "whs_" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Return the signature of a message sent at a moment (seconds since 1970)."""
    signed = f"{timestamp}.".encode() + body
    return "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
