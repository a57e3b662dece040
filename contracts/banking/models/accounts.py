"""From which account a payer pays."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models import Party
from contracts.models.append_only import AppendOnlyModel


class DebtorAccount(AppendOnlyModel):
    """The account from which a payer pays, as it was recorded; the latest row of a party holds.

    A party without a row pays from the IBAN of the register, in its own name.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="debtor_accounts")
    iban = models.CharField(_("IBAN"), max_length=34)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    holder = models.CharField(_("naam van de rekening"), max_length=70)
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reden"))

    class Meta:
        verbose_name = _("rekening van een betaler")
        verbose_name_plural = _("rekeningen van betalers")
        ordering = ("party", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.party} {self.at:%Y-%m-%d}"
