"""From which account a payer pays: proposed by one person, in force when another approves."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.banking.enums import DebtorChangeStatus
from contracts.models import Party
from contracts.models.append_only import AppendOnlyModel


class DebtorAccount(AppendOnlyModel):
    """The account from which a payer pays, as it came into force; the latest row of a party holds.

    A party without a row pays from none, and so does one whose latest row has no IBAN: that account
    was taken out of use. `by` approved it at `at`; who proposed it stands in its `change`. Rows
    without a change are of before a second person was needed.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="debtor_accounts")
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    holder = models.CharField(_("naam van de rekening"), max_length=70, blank=True)
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


class DebtorAccountChange(models.Model):
    """The proposal to pay from another account, or from none (no IBAN), and its decision.

    Triggers keep the proposal as it was written; the decision is written once. `old` is what held
    when it was proposed, `account` what it put in force.
    """

    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="debtor_account_changes"
    )
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=DebtorChangeStatus,
        default=DebtorChangeStatus.PROPOSED,
    )
    old = models.ForeignKey(
        DebtorAccount, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    holder = models.CharField(_("naam van de rekening"), max_length=70, blank=True)
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
    account = models.OneToOneField(
        DebtorAccount, on_delete=models.PROTECT, null=True, blank=True, related_name="change"
    )

    class Meta:
        verbose_name = _("voorstel voor een rekening van een betaler")
        verbose_name_plural = _("voorstellen voor rekeningen van betalers")
        ordering = ("party", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("party",),
                condition=Q(status=DebtorChangeStatus.PROPOSED),
                name="banking_account_change_one",
            ),
            models.CheckConstraint(
                condition=Q(status__in=DebtorChangeStatus.values),
                name="banking_account_change_status",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="banking_account_change_reason"),
            # A whole account, or taking the old one out of use.
            models.CheckConstraint(
                condition=(~Q(iban="") & ~Q(holder=""))
                | Q(iban="", bic="", holder="", old__isnull=False),
                name="banking_account_change_whole",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("proposed_by")), name="banking_account_change_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=DebtorChangeStatus.PROPOSED,
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                    decision_reason="",
                )
                | Q(
                    ~Q(status=DebtorChangeStatus.PROPOSED),
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="banking_account_change_decided",
            ),
            models.CheckConstraint(
                condition=~Q(status=DebtorChangeStatus.RETURNED) | ~Q(decision_reason=""),
                name="banking_account_change_return",
            ),
            models.CheckConstraint(
                condition=Q(status=DebtorChangeStatus.APPROVED, account__isnull=False)
                | Q(~Q(status=DebtorChangeStatus.APPROVED), account__isnull=True),
                name="banking_account_change_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.status}"
