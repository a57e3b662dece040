"""Where the money comes from, how much there is in a year, and what was set aside for whom.

All of it is written once. A new ceiling or another allocation is a new row with a day, a person and
a reason; the newest row counts. Only the words of a programme or source change, by a trigger and
with a row of their own (`changes`). Amounts are whole cents in the currency of the programme.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement, AgreementParty
from contracts.models.append_only import AppendOnlyModel

YEARS = Q(year__gte=2000, year__lte=2100)


class Programme(models.Model):
    """Contracts that are paid for one purpose; `fund_code` names the fund behind it, if any.

    The funds themselves (goals, areas, who decides on which amount) are kept by whoever publishes
    calls; see `contracts.budgets.funds`.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=160)
    name_en = models.CharField(_("naam (Engels)"), max_length=160, blank=True)
    purpose = models.TextField(_("waarvoor"), blank=True)
    purpose_en = models.TextField(_("waarvoor (Engels)"), blank=True)
    fund_code = models.CharField(_("fonds"), max_length=60, blank=True)
    currency = models.CharField(_("munt"), max_length=3, default="EUR")
    made_at = models.DateTimeField(_("gemaakt op"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("programma")
        verbose_name_plural = _("programma’s")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class BudgetYear(AppendOnlyModel):
    """The most that a programme may spend in one calendar year; the newest row counts."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveIntegerField(_("begrotingsjaar"))
    ceiling_cents = models.BigIntegerField(_("plafond in centen"))
    reason = models.TextField(_("reden"))
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("begrotingsjaar")
        verbose_name_plural = _("begrotingsjaren")
        ordering = ("programme", "year", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(ceiling_cents__gte=0), name="budgets_ceiling"),
            models.CheckConstraint(condition=YEARS, name="budgets_ceiling_year"),
            models.CheckConstraint(condition=~Q(reason=""), name="budgets_ceiling_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"


class MoneySource(models.Model):
    """Money that somebody gave, with what it may be used for: its earmark.

    `programme`: only for this programme. `usable_from` and `usable_until` (half-open) say when it
    may be spent, `max_per_agreement_cents` how much of it one agreement may get in all years.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=160)
    name_en = models.CharField(_("naam (Engels)"), max_length=160, blank=True)
    fund_code = models.CharField(_("fonds"), max_length=60, blank=True)
    amount_cents = models.BigIntegerField(_("bedrag in centen"))
    currency = models.CharField(_("munt"), max_length=3, default="EUR")
    purpose = models.TextField(_("waarvoor het geld bedoeld is"), blank=True)
    purpose_en = models.TextField(_("waarvoor (Engels)"), blank=True)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="sources"
    )
    usable_from = models.DateField(_("te gebruiken vanaf"))
    usable_until = models.DateField(_("te gebruiken tot"), null=True, blank=True)
    max_per_agreement_cents = models.BigIntegerField(
        _("hoogstens per contract, in centen"), null=True, blank=True
    )
    made_at = models.DateTimeField(_("gemaakt op"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("bron van geld")
        verbose_name_plural = _("bronnen van geld")
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="budgets_source_amount"),
            models.CheckConstraint(
                condition=Q(usable_until__isnull=True) | Q(usable_until__gt=F("usable_from")),
                name="budgets_source_period",
            ),
            models.CheckConstraint(
                condition=Q(max_per_agreement_cents__isnull=True)
                | Q(max_per_agreement_cents__gt=0),
                name="budgets_source_most",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Allocation(AppendOnlyModel):
    """What one payer sets aside for one agreement in one year: from which programme and source.

    The newest row of (agreement, payer, year) counts; its amount is the whole of it, not a
    difference. So every cent that a payer pays belongs to exactly one programme and source.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    payer = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("betaler")
    )
    year = models.PositiveIntegerField(_("begrotingsjaar"))
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="allocations")
    source = models.ForeignKey(MoneySource, on_delete=models.PROTECT, related_name="allocations")
    amount_cents = models.BigIntegerField(_("bedrag in centen"))
    reason = models.TextField(_("reden"))
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("wie"),
    )

    class Meta:
        verbose_name = _("toewijzing")
        verbose_name_plural = _("toewijzingen")
        ordering = ("agreement", "payer", "year", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gte=0), name="budgets_allocation"),
            models.CheckConstraint(condition=YEARS, name="budgets_allocation_year"),
            models.CheckConstraint(condition=~Q(reason=""), name="budgets_allocation_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number} {self.year}: {self.amount_cents}"
