"""A difference of opinion about one observation, and what was said about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement, Observation
from contracts.models.append_only import AppendOnlyModel
from contracts.reporting.enums import DisputeOutcome


class Dispute(models.Model):
    """What the evaluator disputes, until it is settled; money follows the verdict, not this row."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="disputes")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="disputes")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("gemeld op"))
    # Until when an answer is expected; every message of one side gives the other the term anew.
    answer_due_on = models.DateField(_("reactie uiterlijk"))
    reminded_for = models.DateField(null=True)
    escalated_for = models.DateField(null=True)
    outcome = models.CharField(
        _("uitkomst"), max_length=10, choices=DisputeOutcome, default=DisputeOutcome.OPEN
    )
    outcome_reason = models.TextField(_("toelichting"), blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("afgesloten op"), null=True)

    class Meta:
        verbose_name = _("verschil van mening")
        verbose_name_plural = _("verschillen van mening")
        ordering = ("-opened_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=DisputeOutcome.values), name="reporting_dispute_outcome"
            ),
            models.CheckConstraint(
                condition=Q(outcome=DisputeOutcome.OPEN, closed_at__isnull=True)
                | (~Q(outcome=DisputeOutcome.OPEN) & Q(closed_at__isnull=False)),
                name="reporting_dispute_closed",
            ),
            models.UniqueConstraint(
                fields=("observation",),
                condition=Q(outcome=DisputeOutcome.OPEN),
                name="reporting_dispute_one_open",
            ),
        ]

    def __str__(self) -> str:
        return str(self.observation)


class DisputeMessage(AppendOnlyModel):
    """What one of the three said."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="messages")
    text = models.TextField(_("bericht"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("dispute", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.at:%Y-%m-%d}"
