"""Another account number for a party: asked by one person, decided by another."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import AccountChangeStatus
from contracts.models.parties import Party


class AccountChange(models.Model):
    """The request to pay a party on another account, and its decision.

    Triggers keep the request as it was written; the decision is written once. The register has the
    old number until the request is confirmed.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="account_changes")
    status = models.CharField(
        _("status"), max_length=9, choices=AccountChangeStatus, default=AccountChangeStatus.ASKED
    )
    old_iban = models.CharField(_("oude IBAN"), max_length=34, blank=True)
    new_iban = models.CharField(_("nieuwe IBAN"), max_length=34, blank=True)
    reason = models.TextField(_("reden"))
    asked_at = models.DateTimeField(_("gevraagd op"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("gevraagd door"),
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

    class Meta:
        verbose_name = _("wijziging van een rekeningnummer")
        verbose_name_plural = _("wijzigingen van rekeningnummers")
        ordering = ("party", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("party",),
                condition=Q(status=AccountChangeStatus.ASKED),
                name="contracts_account_change_one",
            ),
            models.CheckConstraint(
                condition=Q(status__in=AccountChangeStatus.values),
                name="contracts_account_change_status",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="contracts_account_change_reason"),
            models.CheckConstraint(
                condition=~Q(new_iban=F("old_iban")), name="contracts_account_change_differs"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")), name="contracts_account_change_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=AccountChangeStatus.ASKED,
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                    decision_reason="",
                )
                | Q(
                    ~Q(status=AccountChangeStatus.ASKED),
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="contracts_account_change_decided",
            ),
            models.CheckConstraint(
                condition=~Q(status=AccountChangeStatus.REFUSED) | ~Q(decision_reason=""),
                name="contracts_account_change_refusal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.status}"
