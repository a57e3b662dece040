"""The assumptions as typed: near periods one by one, far ones like the last."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Metric, Period
from contracts.forecasting import Proposal
from contracts.forms.forecasts import PERIODS_TYPED, ForecastForm

WORDS = {"nl": "Banen", "en": "Jobs"}
METRIC = Metric("jobs", "count", WORDS, WORDS, "checker")
MONTHS = [Period(date(2026, month, 1), date(2026, month + 1, 1)) for month in range(1, 11)]


def form(data: dict[str, str] | None = None) -> ForecastForm:
    proposed = {("low", "jobs"): Proposal(Fraction(8), "average", Fraction(10), 4)}
    return ForecastForm(data=data, metrics=[METRIC], periods=MONTHS, proposed=proposed)


def test_the_proposal_is_filled_in() -> None:
    cells = form().cells(METRIC, MONTHS[0])
    assert [cell.field.initial for cell in cells] == [8, 0, 0]
    assert [cell.label for cell in cells] == ["Laag", "Verwacht", "Hoog"]


def test_later_periods_get_what_the_last_typed_one_has_and_empty_assumes_nothing() -> None:
    last = MONTHS[PERIODS_TYPED - 1]
    filled = form({"low-jobs-2026-01-01": "2,5", f"low-jobs-{last.start}": "7"})
    assert filled.is_valid()
    assert filled.assumed() == {
        "low": {
            ("jobs", MONTHS[0].start): Fraction(5, 2),
            **{("jobs", period.start): Fraction(7) for period in MONTHS[PERIODS_TYPED - 1 :]},
        },
        "expected": {},
        "high": {},
    }


@pytest.mark.parametrize("text", ["veel", "1,2,3"])
def test_what_is_no_number_is_said_at_its_field(text: str) -> None:
    wrong = form({"low-jobs-2026-01-01": text})
    assert not wrong.is_valid()
    assert list(wrong.errors) == ["low-jobs-2026-01-01"]
