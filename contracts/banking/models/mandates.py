"""The history of mandates; what holds now is `contracts.models.Mandate`."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import MandateScope
from contracts.models.append_only import AppendOnlyModel


class MandateChange(AppendOnlyModel):
    """That somebody gave, changed or ended a mandate: who, for whom, up to how much, and why.

    `max_cents` is empty when the mandate ended: from then on a general one is up to nothing, and
    in place of one for a programme or fund the more general one counts again.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(_("munt"), max_length=3, default="EUR")
    scope = models.CharField(
        _("waarvoor"),
        max_length=10,
        choices=MandateScope,
        default=MandateScope.GENERAL,
        db_default=MandateScope.GENERAL,
    )
    scope_code = models.CharField(
        _("code van programma of fonds"), max_length=60, blank=True, default="", db_default=""
    )
    max_cents = models.BigIntegerField(_("tot en met (in centen)"), null=True, blank=True)
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reden"))

    class Meta:
        verbose_name = _("wijziging van een mandaat")
        verbose_name_plural = _("wijzigingen van mandaten")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~Q(user=F("by")), name="banking_mandate_two_people"),
            models.CheckConstraint(
                condition=Q(max_cents__isnull=True) | Q(max_cents__gte=0),
                name="banking_mandate_amount",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="banking_mandate_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.at:%Y-%m-%d}"
