"""Mail on its way. The row is the queue: a lost message or a killed worker loses none."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.enums import OutboxStatus


class QueuedMail(models.Model):
    """One e-mail, complete as it will leave. Each app that sends has a table of its own.

    `key` says what it is about, so the same letter cannot be queued twice. `claimed_at` marks
    a sender at work; a claim that is too old is taken over.
    """

    # What of a row is emptied as soon as the mail server has it; an archive keeps it all.
    forgotten_when_sent: ClassVar[dict[str, str]] = {}

    key = models.CharField(max_length=120, unique=True)
    to = models.EmailField(_("aan"), max_length=200)
    subject = models.CharField(_("onderwerp"), max_length=200)
    text = models.TextField()
    html = models.TextField()
    language = models.CharField(max_length=5)
    status = models.CharField(
        _("status"), max_length=10, choices=OutboxStatus, default=OutboxStatus.PENDING
    )
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("verzonden op"), null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ("created_at", "pk")
        default_permissions = ()
        indexes = [
            models.Index(fields=("status", "next_attempt_at"), name="%(app_label)s_outbox_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=OutboxStatus.values),
                name="%(app_label)s_outbox_status",
            ),
            models.CheckConstraint(
                condition=models.Q(status=OutboxStatus.SENT, sent_at__isnull=False)
                | (~models.Q(status=OutboxStatus.SENT) & models.Q(sent_at__isnull=True)),
                name="%(app_label)s_outbox_sent_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.status})"

    @classmethod
    def mails(cls) -> models.QuerySet[Any]:
        """What of this table leaves by e-mail."""
        return cls._default_manager.all()

    def extra_headers(self) -> dict[str, str]:
        """What this kind of mail adds to its headers."""
        return {}
