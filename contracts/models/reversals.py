"""Reversing an approved settlement: proposed by one person, decided by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import ReversalStatus
from contracts.models.settlements import Settlement


class SettlementReversal(models.Model):
    """The proposal to reverse one approved settlement, and its decision.

    Triggers keep the proposal as it was written; the decision is written once. `lapsed_cents` is
    what was not paid yet and now never will be, `claim_cents` what had moved and has to come back;
    both are empty until the reversal is carried out.
    """

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="reversals")
    status = models.CharField(
        _("status"), max_length=8, choices=ReversalStatus, default=ReversalStatus.PROPOSED
    )
    reason = models.TextField(_("reden"))
    proposed_at = models.DateTimeField(_("voorgesteld op"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("voorgesteld door"),
    )
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("besloten door"),
    )
    decision_reason = models.TextField(_("reden van het besluit"), blank=True)
    lapsed_cents = models.BigIntegerField(_("vervallen in centen"), null=True, blank=True)
    claim_cents = models.BigIntegerField(_("terug te krijgen in centen"), null=True, blank=True)

    class Meta:
        verbose_name = _("terugdraaiing")
        verbose_name_plural = _("terugdraaiingen")
        ordering = ("settlement", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("settlement",),
                condition=~Q(status=ReversalStatus.REFUSED),
                name="contracts_reversal_one",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ReversalStatus.values), name="contracts_reversal_status"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="contracts_reversal_reason"),
            models.CheckConstraint(
                condition=~Q(decided_by=F("proposed_by")), name="contracts_reversal_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=ReversalStatus.PROPOSED,
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                    decision_reason="",
                )
                | Q(
                    ~Q(status=ReversalStatus.PROPOSED),
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="contracts_reversal_decided",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReversalStatus.REFUSED) | ~Q(decision_reason=""),
                name="contracts_reversal_refusal_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=ReversalStatus.APPROVED,
                    lapsed_cents__isnull=False,
                    claim_cents__isnull=False,
                )
                | Q(
                    ~Q(status=ReversalStatus.APPROVED),
                    lapsed_cents__isnull=True,
                    claim_cents__isnull=True,
                ),
                name="contracts_reversal_cents",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.settlement} {self.status}"
