"""Other words for a programme or a source, and its end: rows that are written once.

The programme and the source themselves keep their code, currency, amount and earmark for ever:
what was set aside refers to them. Only their words change, and each change keeps the old ones.
"""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.budgets.models.money import MoneySource, Programme
from contracts.models.append_only import AppendOnlyModel

ONE_OF_BOTH = Q(programme__isnull=True, source__isnull=False) | Q(
    programme__isnull=False, source__isnull=True
)


class AboutMoney(AppendOnlyModel):
    """A row about one programme or one source: who wrote it, when and why."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    source = models.ForeignKey(
        MoneySource, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    reason = models.TextField(_("reden"))
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def about(self) -> Programme | MoneySource:
        """The programme or the source."""
        if self.programme is not None:
            return self.programme
        return cast("MoneySource", self.source)  # one of both, a constraint of the table says


class MoneyRewording(AboutMoney):
    """Another name or description: the words that were, and those that hold from then on."""

    old_name = models.CharField(_("naam was"), max_length=160)
    old_name_en = models.CharField(_("naam was (Engels)"), max_length=160, blank=True)
    old_purpose = models.TextField(_("waarvoor was"), blank=True)
    old_purpose_en = models.TextField(_("waarvoor was (Engels)"), blank=True)
    name = models.CharField(_("naam"), max_length=160)
    name_en = models.CharField(_("naam (Engels)"), max_length=160, blank=True)
    purpose = models.TextField(_("waarvoor"), blank=True)
    purpose_en = models.TextField(_("waarvoor (Engels)"), blank=True)

    class Meta:
        verbose_name = _("andere woorden voor geld")
        verbose_name_plural = _("andere woorden voor geld")
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=ONE_OF_BOTH, name="budgets_rewording_about"),
            models.CheckConstraint(condition=~Q(reason=""), name="budgets_rewording_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.old_name} → {self.name}"


class MoneyEnd(AboutMoney):
    """The last day on which something new is set aside; the newest row counts."""

    last_day = models.DateField(_("laatste dag"))

    class Meta:
        verbose_name = _("einde van geld")
        verbose_name_plural = _("eindes van geld")
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=ONE_OF_BOTH, name="budgets_end_about"),
            models.CheckConstraint(condition=~Q(reason=""), name="budgets_end_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.last_day:%Y-%m-%d}"
