"""What an indicator is for: its level, how it counts, when it can be judged, and who reads it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.dossier_codes import (
    Counting,
    Direction,
    Every,
    IndicatorLevel,
    MeasureReason,
    Reader,
    Timing,
)
from contracts.models.append_only import AppendOnlyModel
from contracts.models.indicators import Indicator


class IndicatorProfile(AppendOnlyModel):
    """What an indicator says about itself beside its definition; the last one holds."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="profiles")
    level = models.CharField(_("niveau"), max_length=10, choices=IndicatorLevel)
    counting = models.CharField(_("tellen"), max_length=10, choices=Counting)
    timing = models.CharField(_("stand of stroom"), max_length=5, choices=Timing)
    direction = models.CharField(
        _("richting"), max_length=4, choices=Direction, default=Direction.UP
    )
    moment = models.CharField(_("wanneer wordt gemeten"), max_length=200)
    # Before this day the figure is shown as not yet to be judged.
    assess_from = models.DateField(_("te beoordelen vanaf"), null=True, blank=True)
    # The larger target of which this one is a part (nested targets).
    part_of = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hoort bij"),
    )
    relapse_on = models.DateField(_("terugkijken op"), null=True, blank=True)
    reason = models.TextField(_("reden"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("profiel van een indicator")
        verbose_name_plural = _("profielen van indicatoren")
        ordering = ("indicator", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=IndicatorLevel.values), name="contracts_profile_level"
            ),
            models.CheckConstraint(
                condition=Q(counting__in=Counting.values), name="contracts_profile_counting"
            ),
            models.CheckConstraint(
                condition=Q(timing__in=Timing.values), name="contracts_profile_timing"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="contracts_profile_direction"
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("indicator")),
                name="contracts_profile_not_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.level}"


class InformationNeed(AppendOnlyModel):
    """Who wants to read an indicator, why, from when and how often.

    `replaces` is the need that this line takes the place of; a withdrawn line ends it.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="needs")
    reader = models.CharField(_("lezer"), max_length=15, choices=Reader)
    name = models.CharField(_("wie precies"), max_length=200)
    why = models.CharField(_("waarvoor"), max_length=12, choices=MeasureReason)
    text = models.TextField(_("toelichting"), blank=True)
    first_on = models.DateField(_("eerste keer op"))
    every = models.CharField(_("hoe vaak"), max_length=10, choices=Every)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    is_withdrawn = models.BooleanField(_("vervallen"), default=False)
    reason = models.TextField(_("reden"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("informatiebehoefte")
        verbose_name_plural = _("informatiebehoeften")
        ordering = ("indicator", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(reader__in=Reader.values), name="contracts_need_reader"
            ),
            models.CheckConstraint(
                condition=Q(why__in=MeasureReason.values), name="contracts_need_why"
            ),
            models.CheckConstraint(
                condition=Q(every__in=Every.values), name="contracts_need_every"
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawn=False) | (~Q(reason="") & Q(replaces__isnull=False)),
                name="contracts_need_withdrawn_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.name}"
