"""Samples that an evaluator drew, so that anyone can draw them again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement, Observation
from contracts.models.append_only import AppendOnlyModel
from contracts.reporting.enums import SampleMethod


class Sample(AppendOnlyModel):
    """Which observations of a period are checked.

    Who has the seed, the method, the size and the same population (see `population_sha256`: over
    the sorted keys) gets the same sample; contracts/reporting/drawing.py says how.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="samples")
    period_start = models.DateField(_("van"))
    period_end = models.DateField(_("tot"))
    seed = models.CharField(_("zaad"), max_length=64)
    method = models.CharField(_("manier"), max_length=15, choices=SampleMethod)
    size = models.PositiveIntegerField(_("aantal"))
    population_size = models.PositiveIntegerField(_("waaruit is getrokken"))
    population_sha256 = models.CharField(max_length=64)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    drawn_at = models.DateTimeField(_("getrokken op"))

    class Meta:
        verbose_name = _("steekproef")
        verbose_name_plural = _("steekproeven")
        ordering = ("-drawn_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(method__in=SampleMethod.values), name="reporting_sample_method"
            ),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=F("population_size")),
                name="reporting_sample_size",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.period_start:%Y-%m-%d} {self.seed}"


class SampleItem(AppendOnlyModel):
    """One observation that was drawn; `place` is its place in the draw."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="items")
    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, related_name="sample_items"
    )
    stratum = models.CharField(_("deel"), max_length=64, blank=True)
    place = models.PositiveIntegerField()

    class Meta:
        ordering = ("sample", "place")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("sample", "observation"), name="reporting_sample_item_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sample_id} {self.place}"
