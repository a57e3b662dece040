"""A settlement beside the period before and the forecast."""

from __future__ import annotations

import pytest

from contracts.models import ForecastScenario
from contracts.selectors.comparisons import Comparison, comparisons_of
from contracts.services import draft_settlement
from tests.factories.contracts import NEXT_YEAR, Q1, Q2, AgreementFactory, PersonFactory, jobs

pytestmark = pytest.mark.django_db


def test_the_newest_expectation_and_the_period_before_count(django_assert_num_queries) -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    for version, cents in ((1, 10_000), (2, 25_000)):
        ForecastScenario.objects.create(
            agreement=agreement,
            kind="expected",
            version=version,
            assumptions={},
            outcome={"periods": [{"start": "2026-01-01", "end": "2026-04-01", "cents": cents}]},
            engine_version="1",
            input_version=0,
            created_at=NEXT_YEAR,
            created_by=PersonFactory(),
        )
    with django_assert_num_queries(2):
        found = comparisons_of([first, second])
    assert found == {
        first.pk: Comparison(30_000, None, 25_000),
        second.pk: Comparison(0, 30_000, None),
    }
    assert (found[first.pk].from_previous, found[first.pk].from_expected) == (None, 5_000)
    assert (found[second.pk].from_previous, found[second.pk].from_expected) == (-30_000, None)
