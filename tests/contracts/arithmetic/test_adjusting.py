"""Volume, premium, index and due date: what each does to an amount, to the cent."""

from fractions import Fraction

import pytest

from contracts.arithmetic import SettlementBlocked, parse_terms, settle_all
from contracts.arithmetic.adjusting import _with_index, read_index
from contracts.arithmetic.buckets import Indexed
from contracts.arithmetic.facts import WHOLE, Facts
from contracts.arithmetic.readings import Reading, Window
from contracts.arithmetic.verdicts import Spans
from tests.contracts.arithmetic.builders import (
    component,
    metric,
    paid,
    quarter,
    seen,
    terms,
    terms_data,
)

pytestmark = pytest.mark.pure

JOBS = {"count": "job"}
TEN = {"per_unit": "10"}


@pytest.mark.parametrize(
    ("over", "volume", "expected"),
    [
        ("period", {"min": "3"}, ["30.00", "50.00", "30.00", "30.00", "30.00"]),
        ("period", {"min": "3", "max": "4"}, ["30.00", "40.00", "30.00", "30.00", "30.00"]),
        ("year", {"min": "8"}, ["10.00", "50.00", "0.00", "20.00", "0.00"]),
        ("year", {"min": "4"}, ["10.00", "50.00", "0.00", "0.00", "0.00"]),
        ("contract", {"max": "4"}, ["10.00", "30.00", "0.00", "0.00", "0.00"]),
        # from the period that holds the day on, also when more comes later
        (
            "contract",
            {"min": "5.5", "due": "2020-03-31"},
            ["55.00", "5.00", "0.00", "0.00", "0.00"],
        ),
        (
            "contract",
            {"min": "8", "due": "2020-07-01"},
            ["10.00", "50.00", "20.00", "0.00", "0.00"],
        ),
    ],
)
def test_volumes(over: str, volume: dict, expected: list[str]) -> None:
    contract = terms(component("jobs", JOBS, TEN, over=over, volume=volume))
    rows = [seen("job", 0, 1), seen("job", 1, 5)]
    assert paid(contract, *rows, quarters=5) == expected


def test_a_volume_is_of_the_quantity_that_a_table_looks_up() -> None:
    price = {"steps": [{"at_least": "1", "amount": "5"}, {"at_least": "4", "amount": "9"}]}
    contract = terms(component("jobs", JOBS, price, over="period", volume={"min": "4"}))
    assert paid(contract, quarters=2) == ["9.00", "9.00"]


def test_a_volume_of_a_year_in_which_the_component_ends() -> None:
    part = component("jobs", JOBS, TEN, over="year", until="2020-06-15", volume={"min": "8"})
    rows = [seen("job", 0, 1), seen("job", 2, 5)]
    assert paid(terms(part), *rows, quarters=5) == ["10.00", "70.00", "0.00", "0.00", "0.00"]
    ended = component("jobs", JOBS, TEN, over="year", until="2020-07-01", volume={"min": "8"})
    assert paid(terms(ended), *rows, quarters=3) == ["10.00", "70.00", "0.00"]


def test_a_volume_per_cohort_and_after_the_component_ended() -> None:
    volume = {"min": "3", "due": "2020-09-01"}
    contract = terms(component("jobs", JOBS, TEN, over="cohort", until="2020-04-01", volume=volume))
    rows = [seen("job", 0, 1, cohort="a"), seen("job", 0, 5, cohort="b")]
    assert paid(contract, *rows, seen("job", 1, 9, cohort="a")) == [
        "60.00",
        "0.00",
        "20.00",
        "0.00",
    ]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([(100, 1), (200, 2)], [100, 300]),
        # half goes back: half of everything that was made
        ([(100, 1), (200, 2), (100, 5)], [100, 300, 150]),
        ([(100, 1), (200, 2), (0, 5), (10, 3)], [100, 300, 0, 30]),
        # through zero: what is beyond it is new
        ([(100, 2), (-10, 3)], [200, -30]),
        ([(-10, 3), (-20, 2), (-5, 9), (5, 2)], [-30, -50, Fraction(-50, 4), 10]),
        # not measured: what is new waits, what goes back does not
        ([(100, None), (100, 2)], [0, 200]),
        ([(100, 2), (300, None), (300, 3)], [200, 200, 800]),
        ([(100, 2), (50, None), (60, 3)], [200, 100, 130]),
    ],
)
def test_an_index_over_what_is_added(amounts: list, expected: list) -> None:
    indexed = Indexed()
    made = [
        _with_index(Fraction(amount), None if factor is None else Fraction(factor), indexed)
        for amount, factor in amounts
    ]
    assert made == expected


def test_the_factor_is_that_of_the_first_day_of_the_period() -> None:
    factors = [{"from": "2020-04-01", "factor": "2"}, {"from": "2020-07-02", "factor": "3"}]
    contract = terms(component("jobs", JOBS, TEN, index={"factors": factors}))
    rows = [seen("job", number) for number in range(4)]
    assert paid(contract, *rows) == ["10.00", "20.00", "20.00", "30.00"]


def test_an_index_by_a_metric_waits_for_it_and_takes_late_news() -> None:
    index = {"by": {"latest": "level"}, "base": "50", "round": {"mode": "down", "to": "0.1"}}
    contract = terms(component("jobs", JOBS, TEN, index=index))
    rows = [seen("job", number) for number in range(4)]
    level = seen("level", 1, 56)
    assert paid(contract, *rows, level) == ["0.00", "22.00", "11.00", "11.00"]
    late = seen("level", 2, 100, known_on=quarter(3))
    assert paid(contract, *rows, level, late) == ["0.00", "22.00", "11.00", "29.00"]
    gone = seen("level", 0, status="not_applicable")
    assert paid(contract, *rows, gone) == ["10.00"] * 4
    assert paid(contract, *rows) == ["0.00"] * 4


def test_an_index_by_a_sum_is_of_what_was_known_on_the_first_day() -> None:
    contract = terms(component("jobs", JOBS, TEN, index={"by": {"sum": "saving"}, "base": "4"}))
    rows = [seen("job", number) for number in range(3)]
    saved = [seen("saving", 0, 4), seen("saving", 1, 8), seen("saving", 2, -12)]
    assert paid(contract, *rows, *saved, quarters=3) == ["10.00", "30.00", "0.00"]


def test_the_factor_says_whether_it_was_measured() -> None:
    index = {"by": {"latest": "level"}, "base": "5"}
    data = terms_data(component("jobs", JOBS, TEN, index=index), component("bare", JOBS, TEN))
    data["metrics"] = [metric("job"), metric("level", missing={"not_measured": "zero"})]
    contract = parse_terms(data)
    jobs, bare = contract.components
    own = Window(quarter(0), quarter(2), quarter(1), WHOLE)
    spans = Spans(own, quarter(0), quarter(0), quarter(1))
    seen_as = (("measured", Fraction(0)),)
    factor = Reading(Fraction(0), "taken_as_zero", seen_as)
    assert read_index(jobs, contract, Facts([]), spans) == factor
    assert read_index(bare, contract, Facts([]), spans) == Reading(Fraction(1))


def test_an_index_that_must_be_measured_blocks() -> None:
    data = terms_data(component("jobs", JOBS, TEN, index={"by": {"latest": "level"}, "base": "5"}))
    data["metrics"] = [metric("job"), metric("level", missing={"not_measured": "block"})]
    with pytest.raises(SettlementBlocked) as caught:
        settle_all([parse_terms(data)], [seen("job", 0)], quarter(1))
    assert caught.value.problem.params["metric"] == "level"


ROUND = {"mode": "half_up", "to": "1"}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (["weight", "premium", "index"], "6.00"),  # 5 × 0.5 = 2.5; × 1.1 = 2.75 → 3; × 2
        (["premium", "weight", "index"], "6.00"),  # 5 × 1.1 = 5.5 → 6; × 0.5 = 3; × 2
        (["index", "premium", "weight"], "5.50"),  # 5 × 2 = 10; × 1.1 = 11; × 0.5
        (["weight", "index", "premium"], "6.00"),  # 2.5 × 2 = 5; × 1.1 = 5.5 → 6
    ],
)
def test_the_order_matters_where_one_rounds(order: list[str], expected: str) -> None:
    part = component(
        "jobs",
        JOBS,
        {"per_unit": "5"},
        weight="0.5",
        premiums=[{"cohort": "west", "factor": "1.1", "round": {**ROUND, "at": "amount"}}],
        index={"factors": [{"from": "2020-01-01", "factor": "2"}]},
        order=order,
    )
    assert paid(terms(part), seen("job", 0, cohort="west"), quarters=1) == [expected]


def test_a_premium_on_the_tariff_rounds_each_price() -> None:
    premium = {"cohort": "west", "factor": "1.4", "round": {**ROUND, "at": "tariff"}}
    part = component("jobs", JOBS, {"per_unit": "1.75"}, premiums=[premium])
    rows = [seen("job", 0, 10, cohort="west"), seen("job", 0, 10, cohort="east")]
    assert paid(terms(part), *rows, quarters=1) == ["37.50"]  # 1.75 × 1.4 = 2.45 → 2
    free = component("jobs", JOBS, {"per_unit": "0"}, premiums=[premium])
    assert paid(terms(free), *rows, quarters=1) == ["0.00"]


def test_one_payment_afterwards_and_its_corrections() -> None:
    part = component("jobs", JOBS, TEN, due_on="2020-07-01")
    rows = [seen("job", 0, 3), seen("job", 1, 2), seen("job", 3, 1)]
    late = seen("job", 0, -1, known_on=quarter(3))
    assert paid(terms(part), *rows, late) == ["0.00", "0.00", "50.00", "0.00"]


def test_the_trace_has_a_step_for_each() -> None:
    part = component(
        "jobs",
        JOBS,
        TEN,
        over="cohort",
        weight="1/2",
        volume={"min": "3", "due": "2020-01-01"},
        premiums=[{"cohort": "west", "factor": "3"}],
        index={"factors": [{"from": "2020-01-01", "factor": "2"}]},
        due_on="2020-06-30",
    )
    row = seen("job", 0, cohort="west")
    first, second = settle_all([terms(part)], [row], quarter(2))
    steps = {step.stage: step for step in first.lines[0].trace}
    assert list(steps) == [
        *("quantity", "volume", "price", "weight", "premium", "index", "due"),
        *("rounding", "split"),
    ]
    assert [step.result for step in steps.values()] == [
        *("1", "3", "30", "15", "45", "90", "0", "0", "0.00")
    ]
    assert steps["premium"].rule == {"cohort": "west", "factor": "3"}
    assert steps["premium"].inputs == {"cohort": "west", "amount": "15", "factor": "3"}
    assert steps["due"].rule == {"due_on": "2020-06-30"}
    assert steps["due"].inputs["stage"] == "withheld"
    last = second.lines[0].trace
    assert [(s.result, s.inputs.get("stage")) for s in last if s.stage == "due"] == [("90", "due")]
    assert [line.amount_cents for line in second.lines] == [9000]
