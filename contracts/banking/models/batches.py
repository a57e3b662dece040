"""Payments on their way to the bank: the batch, its lines, and the one file that was made of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.banking.enums import BatchStatus
from contracts.models import Party, PaymentOrder
from contracts.models.append_only import AppendOnlyModel


def private_storage() -> Storage:
    """Files that no address leads to."""
    return storages["private"]


def place_of_file(file: Any, _filename: str) -> str:
    """Where the file of a batch is kept: one place per batch, so a second one cannot exist."""
    return f"bank/{file.batch.number}.xml"


class PaymentBatch(models.Model):
    """Released payments of one payer that go to the bank together.

    One approver makes it, a second one signs for it; then its file is made, once. Totals are in
    whole cents. The account is what it was when the batch was made.
    """

    number = models.CharField(_("nummer"), max_length=20, unique=True)
    payer = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="payment_batches")
    status = models.CharField(
        _("status"), max_length=9, choices=BatchStatus, default=BatchStatus.DRAFT
    )
    execution_on = models.DateField(_("betaaldag"))
    iban = models.CharField(_("IBAN"), max_length=34)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)
    holder = models.CharField(_("naam van de rekening"), max_length=70)
    total_cents = models.BigIntegerField(_("totaal in centen"))
    line_count = models.PositiveIntegerField(_("aantal betalingen"))
    made_at = models.DateTimeField(_("gemaakt op"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(_("getekend op"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.TextField(_("reden van intrekken"), blank=True)

    class Meta:
        verbose_name = _("betaalbatch")
        verbose_name_plural = _("betaalbatches")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=BatchStatus.values), name="banking_batch_status"
            ),
            models.CheckConstraint(
                condition=Q(total_cents__gt=0, line_count__gt=0), name="banking_batch_total"
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("made_by")),
                name="banking_batch_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[BatchStatus.SIGNED, BatchStatus.EXPORTED])
                | Q(signed_by__isnull=False, signed_at__isnull=False),
                name="banking_batch_signed",
            ),
            models.CheckConstraint(
                condition=~Q(status=BatchStatus.WITHDRAWN)
                | Q(
                    ~Q(withdrawn_reason=""), withdrawn_by__isnull=False, withdrawn_at__isnull=False
                ),
                name="banking_batch_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class BatchLine(models.Model):
    """One payment of a batch, as it goes to the bank.

    Who receives is written down as it was when the batch was made; signing and exporting look
    whether it still holds. `is_pending` is true until the file is made or the batch withdrawn: a
    payment is in one such batch only.
    """

    batch = models.ForeignKey(PaymentBatch, on_delete=models.PROTECT, related_name="lines")
    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="batch_lines")
    position = models.PositiveIntegerField()
    end_to_end_id = models.CharField(_("kenmerk"), max_length=35, unique=True)
    amount_cents = models.BigIntegerField(_("bedrag in centen"))
    name = models.CharField(_("naam"), max_length=200)
    iban = models.CharField(_("IBAN"), max_length=34)
    street = models.CharField(_("straat"), max_length=200)
    house_number = models.CharField(_("huisnummer"), max_length=20)
    postcode = models.CharField(_("postcode"), max_length=10)
    town = models.CharField(_("plaats"), max_length=100)
    country = models.CharField(_("land"), max_length=2)
    remittance = models.CharField(_("omschrijving"), max_length=140)
    is_pending = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("betaling in een batch")
        verbose_name_plural = _("betalingen in een batch")
        ordering = ("batch", "position")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("order",), condition=Q(is_pending=True), name="banking_line_one_pending"
            ),
            models.UniqueConstraint(fields=("batch", "position"), name="banking_line_position"),
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="banking_line_amount"),
        ]

    def __str__(self) -> str:
        return self.end_to_end_id


class BankFile(AppendOnlyModel):
    """The file that was made of a batch: one per batch, by a constraint of the database.

    `sha256` is over the bytes of the file.
    """

    batch = models.OneToOneField(PaymentBatch, on_delete=models.PROTECT, related_name="bank_file")
    file = models.FileField(storage=private_storage, upload_to=place_of_file, max_length=200)
    name = models.CharField(_("naam"), max_length=100, unique=True)
    schema = models.CharField(max_length=20)
    size_bytes = models.PositiveIntegerField(_("grootte"))
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("gemaakt op"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("betaalbestand")
        verbose_name_plural = _("betaalbestanden")
        ordering = ("-pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class FileDownload(AppendOnlyModel):
    """One time that somebody fetched a payment file."""

    bank_file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="downloads")
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("opgehaald betaalbestand")
        verbose_name_plural = _("opgehaalde betaalbestanden")
        ordering = ("-pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.bank_file} {self.at:%Y-%m-%d}"
