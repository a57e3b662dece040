"""Forecasts: what a contract would pay in a low, an expected and a high scenario."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import ScenarioKind
from contracts.models.agreements import Agreement
from contracts.models.append_only import AppendOnlyModel


class ForecastScenario(AppendOnlyModel):
    """One version of one scenario: what was assumed, by whom and why, and what came out.

    A newer version replaces nothing; the highest `version` of a kind is the one that counts. An
    expectation, never a promise: nothing is ever paid from it.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="scenarios")
    kind = models.CharField(_("scenario"), max_length=8, choices=ScenarioKind)
    version = models.PositiveIntegerField(_("versie"))
    # Schema: contracts/schema/forecast-1.json, "assumptions"; contracts.services.forecasts writes.
    assumptions = models.JSONField(_("aannames"))
    # Schema: contracts/schema/forecast-1.json, "outcome"; contracts.services.forecasts writes it.
    outcome = models.JSONField(_("uitkomst"))
    engine_version = models.CharField(max_length=20)
    input_version = models.PositiveIntegerField()
    reason = models.TextField(_("toelichting"), blank=True)
    created_at = models.DateTimeField(_("gemaakt op"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("verwachting")
        verbose_name_plural = _("verwachtingen")
        ordering = ("agreement", "kind", "version")
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "kind", "version"), name="contracts_scenario_version"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ScenarioKind.values), name="contracts_scenario_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number} {self.kind} v{self.version}"
