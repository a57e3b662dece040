"""Keeping a forecast: the assumptions, and what the engine makes of them. Nothing is ever paid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from contracts.arithmetic import ENGINE_VERSION, Period, number_text
from contracts.errors import Refused
from contracts.forecasting import (
    KINDS,
    Assumptions,
    ForecastPeriod,
    forecast,
    remaining,
)
from contracts.models import Agreement, ForecastScenario
from contracts.people import Person
from contracts.selectors.forecasts import Basis, basis_of
from contracts.services.history import lock_agreement

ASSUMPTIONS: Final = "forecast-assumptions/1"
OUTCOME: Final = "forecast-outcome/1"
# More than this is not computed while somebody waits for a screen.
MAX_OBSERVATIONS: Final = 50_000


def store_forecast(
    *,
    agreement: Agreement,
    assumed: Mapping[str, Assumptions],
    by: Person,
    now: datetime,
    reason: str = "",
) -> list[ForecastScenario]:
    """Compute and keep a new version of the three scenarios.

    `assumed` has for each of low, expected and high the result per metric and period; a metric
    without one is assumed to have none. Raises Refused, or the arithmetic's SettlementBlocked when
    the assumptions cannot be settled.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        basis = basis_of(agreement)
        _require_basis(basis)
        made = []
        for kind in KINDS:
            results = assumed.get(kind, {})
            hypothetical = remaining(basis.versions, results, basis.accepted, basis.coming)
            periods = forecast(
                basis.versions, basis.accepted, hypothetical, basis.coming, basis.posted
            )
            made.append(
                ForecastScenario.objects.create(
                    agreement=agreement,
                    kind=kind,
                    version=agreement.scenarios.filter(kind=kind).count() + 1,
                    assumptions=_assumptions(results, basis.coming),
                    outcome=_outcome(basis, periods),
                    engine_version=ENGINE_VERSION,
                    input_version=agreement.input_version,
                    reason=reason,
                    created_at=now,
                    created_by_id=by.pk,
                )
            )
    return made


def _require_basis(basis: Basis) -> None:
    if not basis.versions:
        raise Refused("terms_missing", "terms")
    if not basis.coming:
        raise Refused("forecast_no_periods")
    if len(basis.accepted) > MAX_OBSERVATIONS:
        raise Refused("forecast_too_large", "", {"most": MAX_OBSERVATIONS})


def _assumptions(results: Assumptions, coming: list[Period]) -> dict[str, Any]:
    ends = {period.start: period.end for period in coming}
    return {
        "format": ASSUMPTIONS,
        "results": [
            {"metric": metric, **_span(Period(start, ends[start])), "quantity": number_text(value)}
            for (metric, start), value in sorted(results.items())
        ],
    }


def _outcome(basis: Basis, periods: list[ForecastPeriod]) -> dict[str, Any]:
    return {
        "format": OUTCOME,
        "settled": [
            {**_span(row.period), "cents": row.cents, "payers": dict(row.payers)}
            for row in basis.settled
        ],
        "periods": [
            {
                **_span(row.period),
                "cents": row.cents,
                "payers": dict(row.payers),
                "cut": {code: number_text(value) for code, value in row.cut.items()},
                "room": {code: number_text(value) for code, value in row.room.items()},
                "unpaid": number_text(row.unpaid),
            }
            for row in periods
        ],
    }


def _span(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}
