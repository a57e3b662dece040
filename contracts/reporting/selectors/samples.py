"""From what a sample is drawn, how far it is checked, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from contracts.arithmetic import Sampled, quantities_in
from contracts.enums import ObservationStatus, VerificationDecision
from contracts.models import Agreement, Observation, Verification
from contracts.reporting.drawing import Item
from contracts.reporting.enums import SampleMethod
from contracts.reporting.models import Sample
from contracts.terms_documents import read_in_force


@dataclass(frozen=True, slots=True)
class SampleProgress:
    """How many were drawn, how many have a verdict, and how many of those are wholly right.

    One that is disputed or only partly accepted is an error. `error_rate` is None before the first
    verdict.
    """

    size: int
    checked: int
    correct: int

    @property
    def error_rate(self) -> Fraction | None:
        """The share of the checked ones that is not wholly right."""
        if not self.checked:
            return None
        return Fraction(self.checked - self.correct, self.checked)

    @property
    def error_percent(self) -> str:
        """The same in percents with one decimal, for a screen; "" before the first verdict."""
        rate = self.error_rate
        return (
            "" if rate is None else str(round(Decimal(rate.numerator * 100) / rate.denominator, 1))
        )

    @property
    def is_done(self) -> bool:
        """Whether everything that was drawn has a verdict."""
        return self.checked == self.size


@dataclass(frozen=True, slots=True)
class SampleMetrics:
    """The two metrics in which the terms expect the outcome of a sample."""

    checked: str
    correct: str


def population_of(agreement: Agreement, start: date, end: date) -> QuerySet[Observation]:
    """Return what can be drawn: measured observations of the period that still stand."""
    rows = Observation.objects.filter(
        agreement=agreement,
        on__gte=start,
        on__lt=end,
        status=ObservationStatus.MEASURED,
        replaced_by=None,
    )
    # The outcome of a sample is nothing to draw from.
    outcome = [
        code for metrics in sample_metrics(agreement) for code in (metrics.checked, metrics.correct)
    ]
    return rows.exclude(indicator__code__in=outcome).select_related("indicator").order_by("pk")


def items_of(rows: Sequence[Observation], method: str) -> list[Item]:
    """Return the rows as what is drawn from, each in the part that the method asks."""
    return [Item(str(row.key), _stratum(row, method)) for row in rows]


def _stratum(row: Observation, method: str) -> str:
    if method == SampleMethod.BY_INDICATOR:
        return row.indicator.code
    return row.cohort if method == SampleMethod.BY_COHORT else ""


def sample_rows(sample: Sample) -> QuerySet[Any]:
    """Return what was drawn, in the order of the draw, each with `verdict` (a decision or None)."""
    latest = Verification.objects.filter(observation=OuterRef("pk")).order_by("-pk")
    return (
        Observation.objects.filter(sample_items__sample=sample)
        .annotate(verdict=Subquery(latest.values("decision")[:1]))
        .select_related("indicator")
        .order_by("sample_items__place")
    )


def progress_of(sample: Sample) -> SampleProgress:
    """Return how far the checking is."""
    verdicts = [row.verdict for row in sample_rows(sample)]
    checked = [verdict for verdict in verdicts if verdict is not None]
    return SampleProgress(
        sample.size, len(checked), checked.count(VerificationDecision.ACCEPTED.value)
    )


def sample_metrics(agreement: Agreement) -> list[SampleMetrics]:
    """Return in which metrics the terms that count last expect the outcome of a sample."""
    versions = read_in_force(agreement.terms_versions.all())
    if not versions:
        return []
    found = {
        SampleMetrics(quantity.checked, quantity.correct): None
        for component in versions[-1].components
        for quantity in quantities_in(component)
        if isinstance(quantity, Sampled)
    }
    return list(found)
