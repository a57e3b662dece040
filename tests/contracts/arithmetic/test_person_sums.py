"""Which terms sums of persons are enough for, and what the engine makes of such sums."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Period, PersonSum, RateItem, rate_card, settle_sums
from contracts.arithmetic.problems import SettlementBlocked
from tests.contracts.arithmetic.builders import component, terms

JOBS = component("jobs", {"count": "person_job", "first_per": "person"}, {"per_unit": "12.5"})
NIGHTS = component("nights", {"sum": "nights"}, {"per_unit": "2"})
EACH = {"code": "each", "scope": "person", "max": "20"}
ALL = {"code": "all", "scope": "contract", "max": "1000"}
Q1 = Period(date(2020, 1, 1), date(2020, 4, 1))


def test_a_plain_rate_card_is_told_as_tariffs():
    assert rate_card(terms(JOBS, NIGHTS, limits=[EACH, ALL])) == (
        RateItem("person_job", Fraction("12.5"), 1),
        RateItem("nights", Fraction(2), None),
    )


@pytest.mark.parametrize(
    ("components", "more"),
    [
        pytest.param([JOBS], {"limits": [ALL]}, id="no cap per person"),
        pytest.param([JOBS], {"limits": [ALL, EACH]}, id="another limit comes first"),
        pytest.param([JOBS, NIGHTS], {"limits": [{**EACH, "over": ["jobs"]}]}, id="not all capped"),
        pytest.param(
            [JOBS], {"limits": [{**EACH, "until": "2020-07-01"}]}, id="a cap for some time"
        ),
        pytest.param(
            [JOBS], {"limits": [EACH, {"code": "f", "scope": "person", "min": "1"}]}, id="a floor"
        ),
        pytest.param([{**JOBS, "weight": "0.5"}], {"limits": [EACH]}, id="a weight"),
        pytest.param([{**JOBS, "until": "2020-07-01"}], {"limits": [EACH]}, id="an end"),
        pytest.param(
            [component("n", {"sum": "nights", "excluding": "jail"}, {"per_unit": "1"})],
            {"limits": [EACH]},
            id="excluded days",
        ),
        pytest.param(
            [component("l", {"latest": "level"}, {"per_unit": "1"})],
            {"limits": [ALL]},
            id="a level",
        ),
        pytest.param(
            [JOBS],
            {"limits": [EACH], "rounding": {"mode": "down", "to": "1", "at": "entry"}},
            id="rounded for each person",
        ),
    ],
)
def test_other_terms_need_all_rows(components, more):
    assert rate_card(terms(*components, **more)) is None


def test_the_engine_goes_on_from_the_sums():
    agreed = terms(JOBS, NIGHTS, limits=[EACH, {**ALL, "max": "100"}])
    sums = [
        PersonSum(0, 1, 70, 90, Fraction(80), Fraction(160), (Fraction(90),)),
        PersonSum(0, 0, 60, 61, Fraction(60), Fraction(750), (Fraction(40),)),
    ]
    jobs, nights = settle_sums(agreed, sums, Q1, {}).lines
    assert [(line.component, line.quantity, line.amount_cents) for line in (jobs, nights)] == [
        ("jobs", 60, 4000),
        ("nights", 80, 6000),
    ]
    assert [(step.stage, dict(step.inputs), step.result) for step in nights.trace[:4]] == [
        ("quantity", {"parts": "70", "observations": "90"}, "80"),
        ("price", {"quantity": "80"}, "160"),
        ("limit", {"amount": "160"}, "90"),
        ("limit", {"amount": "90", "room_left": "0"}, "60"),
    ]


def test_a_period_that_is_none_is_refused():
    with pytest.raises(SettlementBlocked):
        settle_sums(terms(JOBS, limits=[EACH]), [], Period(Q1.start, date(2020, 3, 1)), {})
