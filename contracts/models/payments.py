"""What is paid, or asked back, because of an approved settlement."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import PaymentDirection, PaymentStatus
from contracts.models.agreements import AgreementParty
from contracts.models.settlements import Settlement


class PaymentOrder(models.Model):
    """One amount between one payer and one recipient; always positive, `direction` says which way.

    `problem` is what the bank said when it refused. `paid_cents` is what moved so far and only
    grows, also by setting off; `returned_cents` is what of that came back from the bank. Their
    difference is the whole amount exactly when the order is paid.
    """

    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, related_name="payment_orders"
    )
    payer = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("betaler")
    )
    recipient = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("ontvanger")
    )
    amount_cents = models.BigIntegerField(_("bedrag in centen"))
    paid_cents = models.BigIntegerField(_("betaald in centen"), default=0, db_default=0)
    returned_cents = models.BigIntegerField(_("teruggekomen in centen"), default=0, db_default=0)
    direction = models.CharField(_("richting"), max_length=7, choices=PaymentDirection)
    status = models.CharField(
        _("status"), max_length=8, choices=PaymentStatus, default=PaymentStatus.PROPOSED
    )
    created_at = models.DateTimeField(_("gemaakt op"))
    decided_at = models.DateTimeField(_("laatst gewijzigd op"), null=True, blank=True)
    problem = models.TextField(_("wat er mis is"), blank=True)

    class Meta:
        verbose_name = _("betaalopdracht")
        verbose_name_plural = _("betaalopdrachten")
        ordering = ("settlement", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("settlement", "payer", "recipient", "direction"),
                name="contracts_payment_unique",
            ),
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0), name="contracts_payment_amount"
            ),
            models.CheckConstraint(
                condition=~Q(payer=F("recipient")), name="contracts_payment_two_parties"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=PaymentDirection.values),
                name="contracts_payment_direction",
            ),
            models.CheckConstraint(
                condition=Q(status__in=PaymentStatus.values), name="contracts_payment_status"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=PaymentStatus.PAID, paid_cents=F("amount_cents") + F("returned_cents")
                )
                | Q(
                    ~Q(status=PaymentStatus.PAID),
                    paid_cents__lt=F("amount_cents") + F("returned_cents"),
                ),
                name="contracts_payment_paid_whole",
            ),
            models.CheckConstraint(
                condition=Q(paid_cents__gt=0)
                | Q(~Q(status=PaymentStatus.PARTLY), paid_cents__gte=0),
                name="contracts_payment_paid_part",
            ),
            models.CheckConstraint(
                condition=Q(returned_cents__gte=0, returned_cents__lte=F("paid_cents")),
                name="contracts_payment_returned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.amount_cents} {self.status}"

    @property
    def open_cents(self) -> int:
        """What still has to move, in cents."""
        return self.amount_cents - self.moved_cents

    @property
    def moved_cents(self) -> int:
        """What moved and stayed there, in cents."""
        return self.paid_cents - self.returned_cents
