"""Which terms sums of persons are enough for, and what the engine makes of such sums."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Period, PersonSum, RateItem, rate_card, settle_sums
from contracts.arithmetic.problems import Problem, SettlementBlocked
from tests.contracts.arithmetic.builders import by_line, component, label, terms

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


def test_what_is_said_beside_the_rule_leaves_it_a_rate_card():
    """Names, reported figures, kinds of payment, and caps that each cover some of it."""
    most = component("jobs", {"count": "person_job", "max_per_person": 3}, {"per_unit": "12.5"})
    relief = component("relief", {"sum": "nights"}, {"per_unit": "2"}, kind="emergency")
    agreed = terms(
        most,
        relief,
        limits=[
            {**EACH, "over": ["jobs"], "label": label("each")},
            {**EACH, "code": "relieved", "over": ["relief"]},
        ],
        title=label("title"),
        note=label("note"),
        constants={"budget": {"amount": "1000", "label": label("budget")}},
        figures=[{"code": "gain", "kind": "gain", "places": 2, "over": "100"}],
    )
    assert rate_card(agreed) == (
        RateItem("person_job", Fraction("12.5"), 3),
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
        pytest.param(
            [JOBS],
            {
                "constants": {"budget": {"amount": "1"}},
                "limits": [{**EACH, "max": {"constant": "budget", "times": "1/3"}}],
            },
            id="a cap of a third",
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
    with pytest.raises(SettlementBlocked) as caught:
        settle_sums(terms(JOBS, limits=[EACH]), [], Period(Q1.start, date(2020, 3, 1)), {})
    params = {"start": "2020-01-01", "end": "2020-03-01"}
    assert caught.value.problem == Problem("period", "not_a_period", params)


def test_periods_add_up_and_one_without_news_is_nothing():
    agreed = terms(JOBS, limits=[EACH])
    sums = [
        PersonSum(0, 0, 2, 2, Fraction(2), Fraction(25), (Fraction(25),)),
        PersonSum(2, 0, 1, 1, Fraction(1), Fraction("12.5"), (Fraction("12.5"),)),
    ]
    posted = {("jobs", "town", date(2020, 1, 1)): 2500}
    nothing = settle_sums(agreed, sums, Period(Q1.end, date(2020, 7, 1)), posted)
    assert (nothing.total_cents, nothing.cumulative_cents) == (0, 2500)
    third = settle_sums(agreed, sums, Period(date(2020, 7, 1), date(2020, 10, 1)), posted)
    assert (third.total_cents, third.cumulative_cents) == (1250, 3750)


def test_each_line_tells_of_the_caps_that_cover_it():
    caps = [{**EACH, "over": ["jobs"]}, {**EACH, "code": "sleep", "over": ["nights"]}]
    sums = [
        PersonSum(0, 0, 1, 2, Fraction(2), Fraction(25), (Fraction(20), Fraction(20))),
        PersonSum(0, 1, 1, 12, Fraction(12), Fraction(24), (Fraction(24), Fraction(20))),
    ]
    jobs, nights = settle_sums(terms(JOBS, NIGHTS, limits=caps), sums, Q1, {}).lines
    limits = [
        [(step.rule["code"], step.inputs["amount"], step.result) for step in line.trace[2:-2]]
        for line in (jobs, nights)
    ]
    assert limits == [[("each", "25", "20")], [("sleep", "24", "20")]]


def test_room_that_goes_back_is_for_what_was_cut_before():
    agreed = terms(JOBS, NIGHTS, limits=[EACH, {**ALL, "max": "100"}])
    sums = [
        PersonSum(0, 0, 6, 6, Fraction(6), Fraction(75), (Fraction(75),)),
        PersonSum(0, 1, 3, 20, Fraction(20), Fraction(40), (Fraction(40),)),
        PersonSum(1, 0, 1, 1, Fraction(-1), Fraction("-12.5"), (Fraction("-12.5"),)),
    ]
    posted = {("jobs", "town", Q1.start): 7500, ("nights", "town", Q1.start): 2500}
    second = settle_sums(agreed, sums, Period(Q1.end, date(2020, 7, 1)), posted)
    assert by_line(second) == {"jobs": "-12.50", "nights": "12.50"}
