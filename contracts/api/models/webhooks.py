"""Who wants to be told of changes, and what was sent to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.api.enums import DeliveryStatus
from contracts.api.models.changes import Change


class Webhook(models.Model):
    """An address that gets every change of the feed.

    The secret that signs messages is not kept: it follows from `salt` and the server's own key.
    `cursor` is the last change for which a message was made. `stopped_at` is filled when messages
    could not be delivered for a day, or when the owner stopped it.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("eigenaar"),
    )
    url = models.URLField(_("adres"), max_length=500)
    salt = models.CharField(max_length=43)
    cursor = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(_("gemaakt op"))
    stopped_at = models.DateTimeField(_("gestopt op"), null=True, blank=True)
    stop_reason = models.CharField(_("waarom gestopt"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.url


class WebhookDelivery(models.Model):
    """One message to one address: the queue of the sender and the log for its owner.

    Without a `change` it is a test. `claimed_until` keeps two workers from sending the same; when
    a worker dies the message is free again after that moment.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    change = models.ForeignKey(
        Change, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(
        _("status"), max_length=7, choices=DeliveryStatus, default=DeliveryStatus.WAITING
    )
    attempts = models.PositiveIntegerField(_("pogingen"), default=0)
    created_at = models.DateTimeField(_("gemaakt op"))
    next_attempt_at = models.DateTimeField(_("volgende poging"))
    claimed_until = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(_("laatste poging"), null=True, blank=True)
    answer_status = models.PositiveSmallIntegerField(_("antwoord"), null=True, blank=True)
    problem = models.CharField(_("wat er mis ging"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ("-pk",)
        indexes = [
            models.Index(
                fields=("next_attempt_at",),
                condition=Q(status=DeliveryStatus.WAITING),
                name="open_api_delivery_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=DeliveryStatus.values), name="open_api_delivery_status"
            ),
            models.UniqueConstraint(fields=("webhook", "change"), name="open_api_delivery_once"),
        ]

    def __str__(self) -> str:
        return f"{self.webhook_id} {self.change_id} {self.status}"
