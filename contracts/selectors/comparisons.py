"""Settlements beside the period before and beside what was expected, for a list or one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contracts.enums import ScenarioKind
from contracts.models import OPEN_STATUSES, ForecastScenario, Settlement


@dataclass(frozen=True, slots=True)
class Comparison:
    """In whole cents: what the period before came to, and what was expected of this one.

    None where there is no such settlement or forecast.
    """

    total_cents: int
    previous_cents: int | None
    expected_cents: int | None

    @property
    def from_previous(self) -> int | None:
        """How much more than the period before."""
        return None if self.previous_cents is None else self.total_cents - self.previous_cents

    @property
    def from_expected(self) -> int | None:
        """How much more than was expected."""
        return None if self.expected_cents is None else self.total_cents - self.expected_cents


def comparisons_of(settlements: Iterable[Settlement]) -> dict[int, Comparison]:
    """Return the comparison of each settlement, by key; two queries for any number of them.

    Of the forecasts the newest with this period still in it, in the scenario “expected”.
    """
    rows = list(settlements)
    agreements = {row.agreement_id for row in rows}
    previous = {
        (agreement, end): cents
        for agreement, end, cents in Settlement.objects.filter(
            agreement__in=agreements,
            period_end__in={row.period_start for row in rows},
            status__in=OPEN_STATUSES,
        )
        .order_by("revision")
        .values_list("agreement", "period_end", "total_cents")
    }
    expected: dict[tuple[int, date], int] = {}
    scenarios = ForecastScenario.objects.filter(
        agreement__in=agreements, kind=ScenarioKind.EXPECTED
    ).order_by("version")
    for agreement, outcome in scenarios.values_list("agreement", "outcome"):
        for item in outcome["periods"]:
            expected[agreement, date.fromisoformat(item["start"])] = item["cents"]
    return {
        row.pk: Comparison(
            row.total_cents,
            previous.get((row.agreement_id, row.period_start)),
            expected.get((row.agreement_id, row.period_start)),
        )
        for row in rows
    }
