"""What a settlement says beside its lines: who has the money, which tax is in it, who invested."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.agreements import AgreementParty
from contracts.models.append_only import AppendOnlyModel
from contracts.models.settlements import Settlement


class SettlementDistribution(AppendOnlyModel):
    """What a party should have received from one tier of the waterfall, up to and with a period.

    What a settlement gives is the difference with the settlement before; all rows of a settlement
    add up to everything that was paid on the lines that the waterfall divides.
    """

    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, related_name="distributions"
    )
    tier = models.CharField(_("trap"), max_length=100)
    party = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("ontvanger")
    )
    total_cents = models.BigIntegerField(_("totaal tot nu toe in centen"))

    class Meta:
        verbose_name = _("verdeling over ontvangers")
        verbose_name_plural = _("verdelingen over ontvangers")
        ordering = ("settlement", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("settlement", "tier", "party"), name="contracts_distribution_tier"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.settlement} {self.tier} {self.party}: {self.total_cents}"


class SettlementTax(AppendOnlyModel):
    """The tax that a settlement pays or holds, by the rule of the terms that it follows.

    `rate_text` is exact, as the terms write it. What payers can reclaim are the shares of the line
    with this code.
    """

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="taxes")
    code = models.CharField(_("regel"), max_length=100)
    treatment = models.CharField(_("behandeling"), max_length=20)
    rate_text = models.CharField(_("tarief"), max_length=40)
    base_cents = models.BigIntegerField(_("grondslag in centen"))
    tax_cents = models.BigIntegerField(_("btw in centen"))

    class Meta:
        verbose_name = _("btw van een afrekening")
        verbose_name_plural = _("btw van afrekeningen")
        ordering = ("settlement", "pk")
        constraints = [
            models.UniqueConstraint(fields=("settlement", "code"), name="contracts_tax_code"),
        ]

    def __str__(self) -> str:
        return f"{self.settlement} {self.code}: {self.tax_cents}"


class SettlementPosition(AppendOnlyModel):
    """Where an investment stands at the end of a settlement's period.

    `multiple_text` and `irr_text` (percent a year) are decimal text, empty when there is none.
    """

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="positions")
    investment = models.CharField(_("inleg"), max_length=100)
    party = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("financier")
    )
    drawn_cents = models.BigIntegerField(_("ingelegd in centen"))
    received_cents = models.BigIntegerField(_("ontvangen in centen"))
    principal_cents = models.BigIntegerField(_("hoofdsom terug in centen"))
    return_cents = models.BigIntegerField(_("rendement in centen"))
    outstanding_cents = models.BigIntegerField(_("nog open in centen"))
    multiple_text = models.CharField(_("ontvangen gedeeld door inleg"), max_length=40, blank=True)
    irr_text = models.CharField(_("rendement per jaar"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("stand van een inleg")
        verbose_name_plural = _("standen van inleg")
        ordering = ("settlement", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("settlement", "investment"), name="contracts_position_investment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.settlement} {self.investment}: {self.received_cents}"


class SettlementFigure(AppendOnlyModel):
    """A number on the result that the terms ask for, as it was at the end of a settlement's period.

    It never changes an amount. `value_text` is decimal text, empty when there is none yet.
    """

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="figures")
    code = models.CharField(_("cijfer"), max_length=100)
    value_text = models.CharField(_("waarde"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("cijfer op een afrekening")
        verbose_name_plural = _("cijfers op afrekeningen")
        ordering = ("settlement", "pk")
        constraints = [
            models.UniqueConstraint(fields=("settlement", "code"), name="contracts_figure_code"),
        ]

    def __str__(self) -> str:
        return f"{self.settlement} {self.code}: {self.value_text}"
