"""What needs attention in a contract, kept as rows so that a screen only counts them.

A sweep finds them: reading the terms of every contract each time that somebody opens a screen would
take longer with every contract.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement


class Signal(models.Model):
    """One thing to look at in time: a `Caution` of the core, or a period that is not settled.

    Kinds: those of `contracts.selectors.warnings.Caution`, and "overdue": a period that ended and
    of which no settlement was drafted. `name` and `name_en` are how the terms call the subject.
    `amount_text` is exact: whole cents or a fraction ("1/3") of the currency's unit.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signals")
    kind = models.CharField(_("soort"), max_length=20, db_index=True)
    on = models.DateField(_("dag"), null=True, blank=True)
    code = models.CharField(max_length=20, blank=True)
    scenario = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    amount_text = models.CharField(max_length=200, default="0")

    class Meta:
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        ordering = ("on", "agreement", "pk")

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.kind}"


class SignalCheck(models.Model):
    """When a contract was last looked at, and the last event and forecast that were seen then."""

    agreement = models.OneToOneField(
        Agreement, on_delete=models.CASCADE, related_name="signal_check"
    )
    day = models.DateField(_("bekeken op"))
    event_id = models.BigIntegerField(default=0)
    forecast_id = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("controle van een contract")
        verbose_name_plural = _("controles van contracten")
        ordering = ("agreement",)

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.day:%Y-%m-%d}"
