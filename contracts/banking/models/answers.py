"""What the bank answered, file by file and line by line."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.banking.enums import AnswerKind, AnswerStatus, Outcome
from contracts.banking.models.batches import private_storage
from contracts.models import PaymentOrder


def place_of_answer(answer: Any, _filename: str) -> str:
    """Where an answer is kept: under its own check sum."""
    return f"bank/antwoord-{answer.sha256}"


class BankAnswer(models.Model):
    """One file of the bank: read, looked at by a person, then carried out or put aside.

    A file that is put aside may be read again; any other only once. `sha256` is over its bytes.
    Why it was put aside stands in `decided_reason`.
    """

    kind = models.CharField(_("soort"), max_length=7, choices=AnswerKind)
    status = models.CharField(
        _("status"), max_length=9, choices=AnswerStatus, default=AnswerStatus.WAITING
    )
    name = models.CharField(_("naam"), max_length=200)
    file = models.FileField(storage=private_storage, upload_to=place_of_answer, max_length=200)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField(_("grootte"))
    message_id = models.CharField(_("kenmerk van het bericht"), max_length=35, blank=True)
    read_at = models.DateTimeField(_("ingelezen op"))
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("verwerkt op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_reason = models.TextField(_("reden"), blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("antwoord van de bank")
        verbose_name_plural = _("antwoorden van de bank")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("sha256",),
                condition=~Q(status=AnswerStatus.DISCARDED),
                name="banking_answer_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=AnswerStatus.values) & Q(kind__in=AnswerKind.values),
                name="banking_answer_status",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AnswerLine(models.Model):
    """What the bank says about one payment.

    `place` is where it stands in the file, for people. `is_credit` says that money came in.
    `outcome` is a proposal until the answer is carried out, and then what was done. What is still
    to be found out stays open until a person says what came of it (`settled_note`).
    """

    answer = models.ForeignKey(BankAnswer, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    place = models.CharField(_("plaats in het bestand"), max_length=60)
    reference = models.CharField(_("kenmerk"), max_length=140, blank=True)
    amount_cents = models.BigIntegerField(_("bedrag in centen"), null=True, blank=True)
    currency = models.CharField(_("munt"), max_length=3, default="EUR")
    is_credit = models.BooleanField(default=False)
    status_code = models.CharField(max_length=10)
    reason_code = models.CharField(max_length=35, blank=True)
    text = models.CharField(_("toelichting van de bank"), max_length=500, blank=True)
    booked_on = models.DateField(_("geboekt op"), null=True, blank=True)
    outcome = models.CharField(_("uitkomst"), max_length=8, choices=Outcome)
    order = models.ForeignKey(
        PaymentOrder, on_delete=models.PROTECT, null=True, blank=True, related_name="bank_lines"
    )
    settled_note = models.TextField(_("wat ermee is gedaan"), blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("regel van een antwoord")
        verbose_name_plural = _("regels van een antwoord")
        ordering = ("answer", "position")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("answer", "position"), name="banking_answer_position"),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="banking_answer_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.place}"
