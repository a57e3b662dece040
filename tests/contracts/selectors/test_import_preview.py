"""What a file would bring, by the engine itself; nothing is written."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Observation
from contracts.models import Observation as Row
from contracts.models import Settlement
from contracts.selectors.import_preview import preview_import
from tests.factories.contracts import AgreementFactory, jobs
from tests.factories.terms import blocking_terms, terms_document

pytestmark = pytest.mark.django_db


def delivered(on: date, quantity: int | None, status: str = "measured") -> Observation:
    value = None if quantity is None else Fraction(quantity)
    return Observation(metric="baan", on=on, quantity=value, status=status)


def test_counts_and_amounts_by_period_with_the_cap() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 12)
    preview = preview_import(
        agreement, [delivered(date(2026, 2, 5), 2), delivered(date(2026, 5, 5), 9)]
    )
    assert [(row.indicator, row.start, row.row_count) for row in preview.rows] == [
        ("Mensen met betaald werk", date(2026, 1, 1), 1),
        ("Mensen met betaald werk", date(2026, 4, 1), 1),
    ]
    # 14 × € 100, and then what the cap of € 2.000 leaves.
    assert [(row.now_cents, row.then_cents) for row in preview.amounts] == [
        (120_000, 140_000),
        (0, 60_000),
    ]
    assert (Row.objects.count(), Settlement.objects.count()) == (1, 0)


def test_what_stops_the_engine_is_told() -> None:
    agreement = AgreementFactory(active=True, document=blocking_terms())
    preview = preview_import(agreement, [delivered(date(2026, 2, 5), None, "not_measured")])
    assert preview.amounts == ()
    assert preview.blocked is not None
    assert preview.blocked.problem.code == "not_measured"


def test_terms_that_hold_from_later_on_count_from_the_first_day_of_the_contract() -> None:
    document = terms_document(valid_from="2026-07-01")
    agreement = AgreementFactory(active=True, document=document)
    preview = preview_import(agreement, [delivered(date(2026, 2, 5), 2)])
    assert [(row.now_cents, row.then_cents) for row in preview.amounts] == [(0, 20_000)]
