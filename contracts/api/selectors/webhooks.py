"""Questions about webhooks: whose are they, what was sent, what is due."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from contracts.api.enums import DeliveryStatus
from contracts.api.models import Webhook, WebhookDelivery


def webhooks_of(user: Any) -> QuerySet[Webhook]:
    """Return the webhooks that this person sees: their own; a superuser sees all."""
    rows = Webhook.objects.select_related("owner")
    return rows if user.is_superuser else rows.filter(owner=user.pk)


def log_of(webhook: Webhook) -> QuerySet[WebhookDelivery]:
    """Return what was sent, the newest first."""
    return webhook.deliveries.select_related("change__agreement").order_by("-pk")


def due_ids(now: datetime, limit: int) -> list[int]:
    """Return the messages that can be sent now, oldest first."""
    return list(
        WebhookDelivery.objects.filter(
            Q(claimed_until=None) | Q(claimed_until__lte=now),
            status=DeliveryStatus.WAITING,
            next_attempt_at__lte=now,
            webhook__stopped_at=None,
        )
        .order_by("next_attempt_at", "pk")
        .values_list("pk", flat=True)[:limit]
    )
