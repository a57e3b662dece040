"""Forecasts as files: every row says that it is no promise."""

from __future__ import annotations

import json

import pytest

from contracts.exports.forecasts import forecast_head, forecast_json, forecast_rows
from contracts.selectors.forecasts import latest_scenarios, year_rows
from tests.contracts.selectors.test_forecasts import foreseen
from tests.contracts.services.test_forecasts import started

pytestmark = pytest.mark.django_db


def test_each_row_of_the_csv_is_labelled() -> None:
    agreement = foreseen(started())
    scenarios = latest_scenarios([agreement.pk])[agreement.pk]
    (row,) = forecast_rows([(agreement, year_rows(scenarios))])
    assert row == [
        "Verwachting, geen toezegging",
        agreement.number,
        agreement.title,
        "EUR",
        "2026",
        "300",
        "600",
        "1800",
        "2000",
    ]
    assert len(forecast_head()) == len(row)


def test_the_json_has_years_assumptions_and_outcomes() -> None:
    agreement = foreseen(started())
    scenarios = latest_scenarios([agreement.pk])[agreement.pk]
    data = json.loads(forecast_json(agreement, scenarios))
    assert (data["format"], data["label"]) == ("forecast/1", "Verwachting, geen toezegging")
    assert data["years"] == [
        {
            "year": 2026,
            "settled": "300.00",
            "low": "600.00",
            "expected": "1800.00",
            "high": "2000.00",
        }
    ]
    assert data["scenarios"]["high"]["assumptions"]["results"][0] == {
        "metric": "baan",
        "start": "2026-04-01",
        "end": "2026-07-01",
        "quantity": "9",
    }
    assert data["scenarios"]["low"]["outcome"]["periods"][0]["cents"] == 10000
