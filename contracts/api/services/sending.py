"""Messages about changes: put ready, claimed, sent, tried again, and stopped after a day.

A message can arrive twice (a worker that dies after sending has not noted it), never not at all
while its receiver answers within a day.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from contracts.api.enums import DeliveryStatus
from contracts.api.models import Webhook, WebhookDelivery
from contracts.api.posting import NotSentError, post
from contracts.api.receiving_addresses import look_up
from contracts.api.selectors.changes import change_data, readable_changes
from contracts.api.signing import secret_of, signature
from contracts.errors import Refused

CLAIM: Final = timedelta(minutes=2)
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=4)
GIVE_UP_AFTER: Final = timedelta(days=1)
CHANGES_AT_ONCE: Final = 100


def prepare_deliveries(*, now: datetime) -> int:
    """Put a message ready for each change that an address was not told; return how many."""
    made = 0
    for pk in Webhook.objects.filter(stopped_at=None).values_list("pk", flat=True):
        with transaction.atomic():
            webhook = Webhook.objects.select_for_update().get(pk=pk)
            changes = list(readable_changes().filter(pk__gt=webhook.cursor)[:CHANGES_AT_ONCE])
            if not changes:
                continue
            WebhookDelivery.objects.bulk_create(
                WebhookDelivery(webhook=webhook, change=change, created_at=now, next_attempt_at=now)
                for change in changes
            )
            webhook.cursor = changes[-1].pk
            webhook.save(update_fields=["cursor"])
            made += len(changes)
    return made


def deliver(*, delivery_id: int, now: datetime) -> bool:
    """Send one message unless somebody else is doing so; return whether it arrived.

    The claim is written first and the message is sent outside any transaction.
    """
    waiting = WebhookDelivery.objects.filter(
        Q(claimed_until=None) | Q(claimed_until__lte=now),
        pk=delivery_id,
        status=DeliveryStatus.WAITING,
    )
    if not waiting.update(claimed_until=now + CLAIM, attempts=F("attempts") + 1, tried_at=now):
        return False
    delivery = WebhookDelivery.objects.select_related("webhook").get(pk=delivery_id)
    content = _content(delivery)
    if content is None:
        # It is no longer public, so nobody is told.
        _note(delivery, DeliveryStatus.STOPPED, None, _("Het contract is niet meer openbaar."))
        return False
    body = json.dumps(content, ensure_ascii=False).encode()
    timestamp = int(now.timestamp())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Uitdaagloket-Webhook/1",
        "Webhook-Id": str(delivery.pk),
        "Webhook-Timestamp": str(timestamp),
        "Webhook-Signature": signature(secret_of(delivery.webhook), timestamp, body),
    }
    try:
        status = post(look_up(delivery.webhook.url), body, headers)
    except NotSentError as error:
        _failed(delivery, now, None, str(error))
        return False
    except Refused as refusal:
        _failed(delivery, now, None, refusal.message)
        return False
    if not 200 <= status < 300:
        _failed(delivery, now, status, f"HTTP {status}")
        return False
    _note(delivery, DeliveryStatus.SENT, status, "")
    return True


def _content(delivery: WebhookDelivery) -> dict[str, Any] | None:
    if delivery.change_id is None:
        return {"id": delivery.pk, "soort": "proef"}
    change = readable_changes().filter(pk=delivery.change_id).first()
    if change is None:
        return None
    return {"id": delivery.pk, "soort": "wijziging", "wijziging": change_data(change)}


def _failed(delivery: WebhookDelivery, now: datetime, status: int | None, problem: str) -> None:
    """Try again later, each time after twice as long; after a day stop the whole subscription."""
    if now - delivery.created_at >= GIVE_UP_AFTER:
        _note(delivery, DeliveryStatus.STOPPED, status, problem)
        Webhook.objects.filter(pk=delivery.webhook_id, stopped_at=None).update(
            stopped_at=now, stop_reason=problem[:200]
        )
        return
    wait = min(FIRST_WAIT * 2 ** min(delivery.attempts - 1, 10), LONGEST_WAIT)
    delivery.next_attempt_at = now + wait
    _note(delivery, DeliveryStatus.WAITING, status, problem)


def _note(
    delivery: WebhookDelivery, status: DeliveryStatus, answer: int | None, problem: str
) -> None:
    delivery.status = status
    delivery.answer_status = answer
    delivery.problem = problem[:200]
    delivery.claimed_until = None
    delivery.save(
        update_fields=["status", "answer_status", "problem", "claimed_until", "next_attempt_at"]
    )
