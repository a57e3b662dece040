"""Subscribing to changes, new secrets, stopping, and a message to try it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from contracts.api.models import Change, Webhook, WebhookDelivery
from contracts.api.receiving_addresses import look_up
from contracts.api.signing import new_salt, secret_of
from contracts.errors import Refused
from contracts.people import Person

# For one person.
MOST: Final = 10


def subscribe(*, owner: Person, url: str, now: datetime) -> tuple[Webhook, str]:
    """Send changes from now on to an address; return the row and its secret, shown only now.

    Raises Refused for an address where messages may not go.
    """
    look_up(url)
    with transaction.atomic():
        if Webhook.objects.filter(owner=owner.pk, stopped_at=None).count() >= MOST:
            raise Refused("webhook_too_many", "url", {"most": MOST})
        last = Change.objects.aggregate(last=Max("pk"))["last"] or 0
        webhook = Webhook.objects.create(
            owner_id=owner.pk, url=url, salt=new_salt(), cursor=last, created_at=now
        )
    return webhook, secret_of(webhook)


def renew_secret(*, webhook: Webhook, by: Person) -> str:
    """Give a new secret, shown only now, that signs messages from now on. Raises Refused."""
    _require_owner(webhook, by)
    webhook.salt = new_salt()
    webhook.save(update_fields=["salt"])
    return secret_of(webhook)


def stop_webhook(*, webhook: Webhook, by: Person, now: datetime) -> None:
    """Send nothing more. Raises Refused for who does not own it."""
    _require_owner(webhook, by)
    webhook.stopped_at = now
    webhook.stop_reason = ""
    webhook.save(update_fields=["stopped_at", "stop_reason"])


def resume_webhook(*, webhook: Webhook, by: Person) -> None:
    """Send again, also what came in between. Raises Refused."""
    _require_owner(webhook, by)
    look_up(webhook.url)
    webhook.stopped_at = None
    webhook.stop_reason = ""
    webhook.save(update_fields=["stopped_at", "stop_reason"])


def send_test(*, webhook: Webhook, by: Person, now: datetime) -> WebhookDelivery:
    """Put a message ready that says nothing, to see whether it arrives. Raises Refused."""
    _require_owner(webhook, by)
    if webhook.stopped_at is not None:
        raise Refused("webhook_stopped")
    return WebhookDelivery.objects.create(webhook=webhook, created_at=now, next_attempt_at=now)


def _require_owner(webhook: Webhook, by: Person) -> None:
    if webhook.owner_id != by.pk and not getattr(by, "is_superuser", False):
        raise Refused("webhook_not_yours")
