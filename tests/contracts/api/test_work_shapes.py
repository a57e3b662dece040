"""Numbers stay exact, days stay possible, and answers have the fields of their shape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from rest_framework.exceptions import ValidationError

from contracts.api import work_shapes


def test_a_number_is_text_and_stays_exact():
    assert work_shapes.ExactNumber().run_validation("0.10000001") == Decimal("0.10000001")
    for wrong in (0.1, 3, True, "NaN", "1e400", "1,5", "1.000000001", ""):
        with pytest.raises(ValidationError):
            work_shapes.ExactNumber().run_validation(wrong)


def test_a_day_is_in_a_year_that_can_be_meant():
    assert work_shapes.Day().run_validation("2026-05-02") == date(2026, 5, 2)
    for wrong in ("1899-12-31", "2200-01-01", "02-05-2026", "2026-02-30"):
        with pytest.raises(ValidationError):
            work_shapes.Day().run_validation(wrong)


def test_answers_have_the_fields_of_their_shape(scene):
    key = scene.key("evaluator", "metingen.lezen", "toetsingen.schrijven")
    row = scene.get(f"{scene.here}/metingen", key).json()["resultaten"][0]
    assert set(row) == set(work_shapes.Observation().fields)
    verdict = scene.post(
        f"metingen/{row['sleutel']}/toetsingen", {"oordeel": "geaccepteerd"}, key
    ).json()
    assert set(verdict) == set(work_shapes.Verdict().fields)
    money = scene.key("approver", "betaalopdrachten.lezen", "journaalposten.lezen")
    for path, shape in (
        ("betaalopdrachten", work_shapes.Payment),
        ("journaalposten", work_shapes.JournalLine),
    ):
        assert set(scene.get(path, money).json()["resultaten"][0]) == set(shape().fields)
