"""The rows of the API. Import models from here."""

from contracts.api.models.changes import Change, FeedPosition
from contracts.api.models.tokens import ApiToken, IdempotentAnswer
from contracts.api.models.webhooks import Webhook, WebhookDelivery

__all__ = [
    "ApiToken",
    "Change",
    "FeedPosition",
    "IdempotentAnswer",
    "Webhook",
    "WebhookDelivery",
]
