"""Keeping a forecast: three scenarios, versions that stay, and nothing is paid."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from contracts import services
from contracts.arithmetic import SettlementBlocked
from contracts.errors import Refused
from contracts.forecasting import Assumptions
from contracts.models import Agreement, ForecastScenario
from contracts.services import forecasts
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    AgreementFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import two_payer_terms

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).resolve().parents[3] / "contracts/schema/forecast-1.json"


def assumed(*values: int) -> Assumptions:
    starts = [period.start for period in (Q2, Q3, Q4)]
    return {("baan", start): Fraction(value) for start, value in zip(starts, values, strict=True)}


def started() -> Agreement:
    """€ 300 was settled for the first quarter."""
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    return agreement


def test_three_scenarios_are_kept_with_what_the_engine_makes_of_them() -> None:
    agreement = started()
    made = services.store_forecast(
        agreement=agreement,
        assumed={"low": assumed(1, 1, 1), "expected": assumed(5, 5, 5), "high": assumed(9, 9, 9)},
        by=PersonFactory(),
        now=NOW,
        reason="zoals vorig jaar",
    )
    assert [(row.kind, row.version, row.reason) for row in made] == [
        (kind, 1, "zoals vorig jaar") for kind in ("low", "expected", "high")
    ]
    paid = [[period["cents"] for period in row.outcome["periods"]] for row in made]
    assert paid == [[10000, 10000, 10000], [50000, 50000, 50000], [90000, 80000, 0]]
    assert made[0].outcome["settled"] == [
        {
            "start": "2026-01-01",
            "end": "2026-04-01",
            "cents": 30000,
            "payers": {"gemeente": 19500, "fonds": 10500},
        }
    ]
    assert made[2].outcome["periods"][1]["cut"] == {"plafond": "100"}
    schema = json.loads(SCHEMA.read_text())
    for row in made:
        for part in ("assumptions", "outcome"):
            rule = {**schema["$defs"][part], "$defs": schema["$defs"]}
            Draft202012Validator(rule).validate(getattr(row, part))


def test_a_newer_version_stands_beside_the_older_and_nothing_is_booked() -> None:
    agreement = started()
    for _time in range(2):
        services.store_forecast(agreement=agreement, assumed={}, by=PersonFactory(), now=NOW)
    found = ForecastScenario.objects.filter(agreement=agreement, kind="low")
    assert [row.version for row in found] == [1, 2]
    assert agreement.settlements.count() == 1
    assert agreement.entries.count() == 0


def test_what_was_measured_in_a_running_period_is_part_of_its_assumption() -> None:
    agreement = started()
    jobs(agreement, 2, date(2026, 4, 5))
    (row, *_rest) = services.store_forecast(
        agreement=agreement, assumed={"low": assumed(5, 0, 0)}, by=PersonFactory(), now=NOW
    )
    assert [period["cents"] for period in row.outcome["periods"]] == [50000, 0, 0]


def test_what_cannot_be_forecast_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    person = PersonFactory()
    empty = AgreementFactory(active=True, document__none=True)
    with pytest.raises(Refused) as refused:
        services.store_forecast(agreement=empty, assumed={}, by=person, now=NOW)
    assert refused.value.code == "terms_missing"
    agreement = started()
    monkeypatch.setattr(forecasts, "MAX_OBSERVATIONS", 0)
    with pytest.raises(Refused) as refused:
        services.store_forecast(agreement=agreement, assumed={}, by=person, now=NOW)
    assert refused.value.code == "forecast_too_large"
    for period in (Q2, Q3, Q4):
        services.draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
    with pytest.raises(Refused) as refused:
        services.store_forecast(agreement=agreement, assumed={}, by=person, now=NOW)
    assert refused.value.code == "forecast_no_periods"


def test_assumptions_that_cannot_be_settled_keep_nothing() -> None:
    document = two_payer_terms()
    document["metrics"][0]["kind"] = "level"
    document["metrics"][0]["missing"] = {"not_measured": "block"}
    document["components"][0]["quantity"] = {"latest": "baan"}
    agreement = AgreementFactory(active=True, document=document)
    with pytest.raises(SettlementBlocked):
        services.store_forecast(agreement=agreement, assumed={}, by=PersonFactory(), now=NOW)
    assert not ForecastScenario.objects.exists()
