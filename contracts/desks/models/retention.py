"""Proposals to destroy records whose term is over: one person proposes, another decides."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.desks.enums import DestructionStatus


class Destruction(models.Model):
    """The declaration of destruction: which kind, up to and with which day, how many, why and who.

    The rows themselves go; this row stays. `count` is what was proposed and, once done, what went.
    """

    kind = models.CharField(_("soort gegevens"), max_length=40)
    due_on = models.DateField(_("bewaartermijn voorbij op"))
    count = models.PositiveIntegerField(_("aantal"))
    reason = models.TextField(_("reden"))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=DestructionStatus,
        default=DestructionStatus.PROPOSED,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("voorgesteld op"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)
    decision_reason = models.TextField(_("reden van het besluit"), blank=True)

    class Meta:
        verbose_name = _("vernietiging")
        verbose_name_plural = _("vernietigingen")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=DestructionStatus.values), name="desks_destruction_status"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")), name="desks_destruction_four_eyes"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="desks_destruction_reason"),
            models.CheckConstraint(
                condition=Q(
                    status=DestructionStatus.PROPOSED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | (
                    ~Q(status=DestructionStatus.PROPOSED)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="desks_destruction_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on:%Y-%m-%d} {self.status}"
