"""The journal: balanced entries that are never changed, only reversed by later ones."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import Account, EntryKind
from contracts.models.agreements import Agreement, AgreementParty
from contracts.models.append_only import AppendOnlyModel
from contracts.models.settlements import Settlement


class JournalEntry(AppendOnlyModel):
    """One entry; its postings add up to zero for every payer.

    `number` is the agreement's number with a running number. `sha256` covers the entry, its
    postings and the previous entry's `sha256`, so that a changed or removed entry shows.
    """

    number = models.CharField(_("nummer"), max_length=30, unique=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="entries")
    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )
    kind = models.CharField(_("soort"), max_length=10, choices=EntryKind)
    at = models.DateTimeField(_("geboekt op"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reden"), blank=True)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("journaalpost")
        verbose_name_plural = _("journaalposten")
        ordering = ("agreement", "pk")
        constraints = [
            # One chain per agreement: no two entries follow the same one.
            models.UniqueConstraint(
                fields=("agreement", "previous_sha256"), name="contracts_entry_chain"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EntryKind.values), name="contracts_entry_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Posting(AppendOnlyModel):
    """One side of an entry in the books of `party` (a payer), towards `counterparty`.

    Debit is positive, credit negative, in whole cents.
    """

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="postings")
    account = models.CharField(_("rekening"), max_length=13, choices=Account)
    party = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("partij")
    )
    counterparty = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("tegenpartij")
    )
    amount_cents = models.BigIntegerField(_("bedrag in centen"))

    class Meta:
        verbose_name = _("boeking")
        verbose_name_plural = _("boekingen")
        ordering = ("entry", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(account__in=Account.values), name="contracts_posting_account"
            ),
            models.CheckConstraint(condition=~Q(amount_cents=0), name="contracts_posting_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_cents}"
