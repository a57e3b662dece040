"""What the municipal ledger needs to know, and what it was given."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import Account
from contracts.models import Agreement, JournalEntry
from contracts.models.append_only import AppendOnlyModel


class CostCode(AppendOnlyModel):
    """Under which codes an account of an agreement stands in the municipal ledger.

    The latest row of an agreement and account holds; without an agreement it is the default.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="cost_codes"
    )
    account = models.CharField(_("rekening"), max_length=13, choices=Account)
    centre = models.CharField(_("kostenplaats"), max_length=30)
    kind = models.CharField(_("kostensoort"), max_length=30, blank=True)
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kostencode")
        verbose_name_plural = _("kostencodes")
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(account__in=Account.values), name="banking_cost_code_account"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.centre}"


class LedgerExport(AppendOnlyModel):
    """A period of the journal that went to the municipal ledger; half-open, by day of booking.

    Debit and credit are whole cents and equal. `sha256` is over numbers and amounts.
    """

    start = models.DateField(_("van"))
    end = models.DateField(_("tot"))
    at = models.DateTimeField(_("gemaakt op"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entry_count = models.PositiveIntegerField(_("aantal journaalposten"))
    late_count = models.PositiveIntegerField(_("na een eerdere export"))
    debit_cents = models.BigIntegerField(_("debet in centen"))
    credit_cents = models.BigIntegerField(_("credit in centen"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("export voor het grootboek")
        verbose_name_plural = _("exports voor het grootboek")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="banking_ledger_period"),
            models.CheckConstraint(
                condition=Q(debit_cents=F("credit_cents")), name="banking_ledger_balance"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d} {self.end:%Y-%m-%d}"


class ExportedEntry(AppendOnlyModel):
    """In which export a journal entry went to the municipal ledger first."""

    export = models.ForeignKey(LedgerExport, on_delete=models.PROTECT, related_name="entries")
    entry = models.OneToOneField(JournalEntry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("geëxporteerde journaalpost")
        verbose_name_plural = _("geëxporteerde journaalposten")
        ordering = ("pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.entry} {self.export}"
