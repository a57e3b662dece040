"""Letters on their way. The row is the queue: a lost message or a killed worker loses none."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter, OutboxStatus
from pages.challenges.models.responses import Response


class OutboxMessage(models.Model):
    """One e-mail, complete as it will leave and as it is kept afterwards.

    `key` says what it is about, so the same letter cannot be queued twice. `claimed_at` marks
    a sender at work; a claim that is too old is taken over.
    """

    key = models.CharField(max_length=120, unique=True)
    letter = models.CharField(_("brief"), max_length=30, choices=Letter)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="messages")
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
        ordering = ("created_at", "pk")
        default_permissions = ()
        indexes = [models.Index(fields=("status", "next_attempt_at"), name="challenges_outbox_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=OutboxStatus.values), name="challenges_outbox_status"
            ),
            models.CheckConstraint(
                condition=models.Q(status=OutboxStatus.SENT, sent_at__isnull=False)
                | (~models.Q(status=OutboxStatus.SENT) & models.Q(sent_at__isnull=True)),
                name="challenges_outbox_sent_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.status})"
