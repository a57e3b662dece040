"""The assumptions of a forecast: one number per indicator, scenario and coming period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.arithmetic import Metric, Period
from contracts.enums import ScenarioKind
from contracts.forecasting import KINDS, Proposal
from contracts.forms.fields import DutchDecimalField

# So many periods are typed one by one; the ones after these get what the last one has.
PERIODS_TYPED: Final = 8


class ForecastForm(forms.Form):
    """Filled with the proposal; who knows better types something else."""

    reason = forms.CharField(
        label=_("Toelichting"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Waarom verwacht u dit? Dit blijft bij de verwachting staan."),
    )

    def __init__(
        self,
        *args: Any,
        metrics: Sequence[Metric],
        periods: Sequence[Period],
        proposed: Mapping[tuple[str, str], Proposal],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.metrics, self.periods = metrics, periods
        for metric in metrics:
            for period in self.typed:
                for kind in KINDS:
                    proposal = proposed.get((kind, metric.code))
                    value = proposal.value if proposal else Fraction(0)
                    self.fields[_name(kind, metric.code, period.start)] = DutchDecimalField(
                        label=str(ScenarioKind(kind).label),
                        required=False,
                        initial=Decimal(value.numerator) / Decimal(value.denominator),
                    )

    @property
    def typed(self) -> Sequence[Period]:
        """The periods that have fields of their own."""
        return self.periods[:PERIODS_TYPED]

    def cells(self, metric: Metric, period: Period) -> list[forms.BoundField]:
        """Return the three fields of a metric in a period."""
        return [self[_name(kind, metric.code, period.start)] for kind in KINDS]

    def assumed(self) -> dict[str, dict[tuple[str, date], Fraction]]:
        """Return what was typed, by scenario; an empty field assumes nothing."""
        found: dict[str, dict[tuple[str, date], Fraction]] = {kind: {} for kind in KINDS}
        for kind in KINDS:
            for metric in self.metrics:
                for place, period in enumerate(self.periods):
                    typed = self.typed[min(place, PERIODS_TYPED - 1)]
                    value = self.cleaned_data.get(_name(kind, metric.code, typed.start))
                    if value is not None:
                        found[kind][metric.code, period.start] = Fraction(value)
        return found


def _name(kind: str, metric: str, start: date) -> str:
    return f"{kind}-{metric}-{start.isoformat()}"
