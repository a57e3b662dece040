"""What an agreement measures."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import IndicatorKind
from contracts.models.agreements import Agreement, AgreementParty


class Indicator(models.Model):
    """A performance indicator; `code` is the metric of that name in the terms."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="indicators")
    code = models.CharField(_("code in de afspraken"), max_length=50)
    name = models.CharField(_("naam"), max_length=200)
    name_en = models.CharField(_("naam (Engels)"), max_length=200, blank=True)
    definition = models.TextField(_("definitie"), blank=True)
    unit = models.CharField(_("eenheid"), max_length=100, blank=True)
    kind = models.CharField(_("soort"), max_length=6, choices=IndicatorKind)
    # Where the data comes from, e.g. "client register of the provider".
    source = models.CharField(_("bron"), max_length=200, blank=True)
    baseline = models.DecimalField(
        _("nulmeting"), max_digits=24, decimal_places=8, null=True, blank=True
    )
    baseline_source = models.CharField(_("bron van de nulmeting"), max_length=200, blank=True)
    baseline_on = models.DateField(_("nulmeting op"), null=True, blank=True)
    target = models.DecimalField(
        _("streefwaarde"), max_digits=24, decimal_places=8, null=True, blank=True
    )
    verifier = models.ForeignKey(
        AgreementParty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="verified_indicators",
        verbose_name=_("toetser"),
    )

    class Meta:
        verbose_name = _("prestatie-indicator")
        verbose_name_plural = _("prestatie-indicatoren")
        ordering = ("agreement", "pk")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "code"), name="contracts_indicator_code"),
            models.CheckConstraint(
                condition=Q(kind__in=IndicatorKind.values), name="contracts_indicator_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name
