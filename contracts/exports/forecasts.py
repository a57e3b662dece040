"""Forecasts as files: rows for a spreadsheet, and the stored scenarios as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from contracts.arithmetic import money_text
from contracts.enums import ScenarioKind
from contracts.exports.tables import number_cell, safe_cell
from contracts.models import Agreement, ForecastScenario
from contracts.selectors.forecasts import Budget, YearRow, year_rows

FORMAT: Final = "forecast/1"
BUDGET_FORMAT: Final = "forecast-budget/1"


def label() -> str:
    """Return what every forecast is called, wherever it stands."""
    return _("Verwachting, geen toezegging")


def forecast_head() -> list[str]:
    """Return the column titles; the first says that these are no promises."""
    return [
        label(),
        _("contract"),
        _("titel"),
        _("munt"),
        _("begrotingsjaar"),
        _("al afgerekend"),
        *(str(kind.label).lower() for kind in ScenarioKind),
    ]


def forecast_rows(
    agreements: Iterable[tuple[Agreement, list[YearRow]]],
) -> Iterator[list[str]]:
    """Give one row per contract and budget year; amounts are in the currency of the contract."""
    for agreement, years in agreements:
        for row in years:
            yield [
                label(),
                safe_cell(agreement.number),
                safe_cell(agreement.title),
                agreement.currency,
                str(row.year),
                _amount(row.settled),
                *(_amount(row.totals.get(kind.value, 0)) for kind in ScenarioKind),
            ]


def forecast_data(
    agreement: Agreement, scenarios: Mapping[str, ForecastScenario]
) -> dict[str, Any]:
    """Return the newest scenarios of an agreement as plain values."""
    return {
        "format": FORMAT,
        "label": label(),
        "agreement": agreement.number,
        "currency": agreement.currency,
        "years": [_year(row) for row in year_rows(scenarios)],
        "scenarios": {
            kind: {
                "version": row.version,
                "made_at": row.created_at.isoformat(),
                "reason": row.reason,
                "engine_version": row.engine_version,
                "assumptions": row.assumptions,
                "outcome": row.outcome,
            }
            for kind, row in scenarios.items()
        },
    }


def forecast_json(agreement: Agreement, scenarios: Mapping[str, ForecastScenario]) -> str:
    """Return the same as text, in a fixed order of keys."""
    data = forecast_data(agreement, scenarios)
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)


def budget_json(budget: Budget) -> str:
    """Return what all contracts together may come to pay, as text in a fixed order of keys.

    `totals` are by currency and budget year; `missing` are the running contracts without one.
    """
    data = {
        "format": BUDGET_FORMAT,
        "label": label(),
        "totals": {
            currency: [_year(row) for row in rows] for currency, rows in budget.by_currency.items()
        },
        "contracts": [
            {
                "agreement": agreement.number,
                "title": agreement.title,
                "currency": agreement.currency,
                "years": [_year(row) for row in years],
            }
            for agreement, years in budget.rows
        ],
        "missing": [agreement.number for agreement in budget.missing],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)


def _year(row: YearRow) -> dict[str, Any]:
    return {
        "year": row.year,
        "settled": money_text(row.settled),
        **{kind: money_text(cents) for kind, cents in row.totals.items()},
    }


def _amount(cents: int) -> str:
    return number_cell(Decimal(cents) / 100)
