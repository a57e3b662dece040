"""What a forecast starts from, and what stored scenarios say together."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts import services
from contracts.models import Agreement
from contracts.selectors.forecasts import (
    basis_of,
    budget_of,
    cap_rows,
    latest_scenarios,
    payer_totals,
    proposals,
    year_rows,
)
from tests.contracts.services.test_forecasts import assumed, started
from tests.factories.contracts import (
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    AgreementFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


def foreseen(agreement: Agreement) -> Agreement:
    by_kind = {"low": assumed(1, 1, 1), "expected": assumed(5, 5, 5), "high": assumed(9, 9, 9)}
    services.store_forecast(agreement=agreement, assumed=by_kind, by=PersonFactory(), now=NOW)
    return agreement


def test_the_basis_is_what_was_settled_and_what_is_still_coming() -> None:
    agreement = started()
    basis = basis_of(agreement)
    assert basis.coming == [Q2, Q3, Q4]
    assert [(row.period, row.cents) for row in basis.settled] == [(Q1, 30000)]
    assert basis.posted == {"gemeente": 19500, "fonds": 10500}
    assert len(basis.accepted) == 1
    empty = basis_of(AgreementFactory(document__none=True))
    assert (empty.versions, empty.coming, proposals(empty)) == ([], [], {})


def test_a_period_in_which_nothing_was_counted_is_a_zero_in_the_average() -> None:
    agreement = started()
    services.draft_settlement(agreement=agreement, period=Q2, now=NOW.replace(month=8))
    jobs(agreement, 1, date(2026, 7, 3))
    found = proposals(basis_of(agreement))
    assert found["expected", "baan"].average == Fraction(3, 2)
    assert found["expected", "baan"].count == 2


def test_a_level_that_was_never_measured_has_no_average() -> None:
    document = terms_document()
    document["metrics"][0]["kind"] = "level"
    document["components"][0]["quantity"] = {"latest": "baan"}
    agreement = AgreementFactory(active=True, document=document)
    services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert proposals(basis_of(agreement))["expected", "baan"].rule == "nothing"


def test_years_payers_and_caps_of_the_newest_scenarios() -> None:
    agreement = started()
    services.store_forecast(agreement=agreement, assumed={}, by=PersonFactory(), now=NOW)
    foreseen(agreement)
    scenarios = latest_scenarios([agreement.pk])[agreement.pk]
    assert list(scenarios) == ["low", "expected", "high"]
    assert {row.version for row in scenarios.values()} == {2}
    (year,) = year_rows(scenarios)
    assert (year.year, year.settled) == (2026, 30000)
    assert year.totals == {"low": 60000, "expected": 180000, "high": 200000}
    assert payer_totals(scenarios) == {
        "gemeente": {"low": 39000, "expected": 117000, "high": 130000},
        "fonds": {"low": 21000, "expected": 63000, "high": 70000},
    }
    caps = cap_rows(scenarios)
    assert [(row.kind, row.room, row.cut, row.first) for row in caps] == [
        ("low", 1400, 0, None),
        ("expected", 200, 0, None),
        ("high", 0, 1000, Q3),
    ]
    assert year_rows({}) == []


def test_all_contracts_together_by_currency_with_as_many_queries() -> None:
    manager = PersonFactory(is_superuser=True)
    first, second = foreseen(started()), foreseen(started())
    without = AgreementFactory(active=True)
    with CaptureQueriesContext(connection) as queries:
        budget = budget_of(manager)
    assert len(queries) <= 4
    (year,) = budget.by_currency["EUR"]
    assert (year.settled, year.totals["expected"]) == (60000, 360000)
    assert {row.pk for row, _years in budget.rows} == {first.pk, second.pk}
    assert budget.missing == [without]
    assert budget_of(PersonFactory()).rows == []
