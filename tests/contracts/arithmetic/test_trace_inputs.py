"""What a step says that one needs to compute it again: days, readings, what was paid before."""

import pytest

from contracts.arithmetic import Step, settle_all
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})


def steps(stage: str, contract: object, *rows: object, period: int) -> list[Step]:
    statements = settle_all([contract], rows, quarter(period + 1))  # type: ignore[list-item, arg-type]
    (line, *_others) = statements[period].lines
    return [step for step in line.trace if step.stage == stage]


@pytest.mark.parametrize(
    ("quantity", "price", "years", "result"),
    [
        ({"one": True}, {"amount": "1200", "per": "year", "day_count": "30/360"}, "0.5", "600"),
        (
            {"latest": "rate"},
            {"rate": "0.1", "per": "year", "day_count": "act/365f"},
            "182/365",
            "",
        ),
        (
            {"latest": "rate"},
            {"steps": [{"at_least": "1", "rate": "0.1"}], "per": "year", "day_count": "act/365f"},
            "182/365",
            "",
        ),
    ],
)
def test_a_price_per_year_says_for_how_many_years(
    quantity: dict, price: dict, years: str, result: str
) -> None:
    """The first half of 2020 has 182 days, and 180 of 360."""
    contract = terms(component("part", quantity, price))
    (step,) = steps("price", contract, seen("rate", 0, 10), period=1)
    assert step.inputs["years"] == years
    assert not result or step.result == result


def test_another_price_is_for_no_years() -> None:
    (step,) = steps("price", terms(JOBS), seen("job", 0, 1), period=0)
    assert step.inputs == {"quantity": "1", "before": "0", "added": "100"}


def test_an_index_says_what_was_measured() -> None:
    """125 on a base of 120 is 1.0416..., rounded 1.0417."""
    index = {
        "by": {"latest": "rate"},
        "base": "120",
        "round": {"mode": "half_up", "to": "0.0001"},
    }
    contract = terms({**JOBS, "index": index})
    (step,) = steps("index", contract, seen("rate", 0, 125), seen("job", 0, 1), period=1)
    assert (step.inputs["factor"], step.inputs["measured"]) == ("1.0417", "125")
    (step,) = steps("index", contract, seen("job", 0, 1), period=0)
    assert (step.inputs["factor"], "measured" in step.inputs) == ("waits", False)


def test_an_index_of_factors_has_nothing_that_was_measured() -> None:
    index = {"factors": [{"from": "2020-01-01", "factor": "1.1"}]}
    (step,) = steps("index", terms({**JOBS, "index": index}), seen("job", 0, 1), period=0)
    assert step.inputs == {"amount": "100", "factor": "1.1", "before": "0", "added": "110"}


def test_only_the_index_says_what_was_measured() -> None:
    """A premium before the index is a factor as well."""
    index = {"by": {"latest": "rate"}, "base": "120"}
    part = {
        **JOBS,
        "over": "cohort",
        "premiums": [{"cohort": "west", "factor": "3"}],
        "index": index,
    }
    rows = [seen("rate", 0, 150), seen("job", 0, 1, cohort="west")]
    (step,) = steps("premium", terms(part), *rows, period=0)
    assert step.inputs == {"cohort": "west", "amount": "100", "factor": "3"}
    (step,) = steps("index", terms(part), *rows, period=0)
    assert (step.inputs["factor"], step.inputs["measured"]) == ("1.25", "150")


def test_a_payer_with_a_maximum_says_what_they_had_paid() -> None:
    payers = [
        {"party": "town", "share": "0.5"},
        {"party": "fund", "share": "0.5", "max": "120", "excess_to": "town"},
    ]
    contract = terms(JOBS, payers=payers)
    rows = [seen("job", 0, 1), seen("job", 1, 2)]
    (first,) = steps("split", contract, *rows, period=0)
    (second,) = steps("split", contract, *rows, period=1)
    assert first.inputs == {"amount": "100", "parts": {"town": "50.00", "fund": "50.00"}}
    assert second.inputs == {
        "amount": "200",
        "parts": {"town": "130.00", "fund": "70.00"},
        "paid_before": {"fund": "50.00"},
    }


def test_who_pays_the_first_part_says_how_far_that_is() -> None:
    """In each year the fund pays the first 150."""
    payers = [
        {"party": "fund", "share": "0", "first": "150", "per": "year"},
        {"party": "town", "share": "1"},
    ]
    contract = terms(JOBS, payers=payers)
    rows = [seen("job", number, 1) for number in (0, 1, 4)]
    told = [steps("split", contract, *rows, period=number)[0].inputs for number in (0, 1, 4)]
    assert told == [
        {"amount": "100", "parts": {"fund": "100.00", "town": "0.00"}},
        {
            "amount": "100",
            "parts": {"fund": "50.00", "town": "50.00"},
            "first_before": {"fund": "100.00"},
        },
        {"amount": "100", "parts": {"fund": "100.00", "town": "0.00"}},
    ]


def test_netting_after_the_split_says_it_before_and_after() -> None:
    payers = [{"party": "town", "share": "0.5"}, {"party": "fund", "share": "0.5", "max": "120"}]
    contract = terms(
        JOBS,
        payers=payers,
        netting=[{"code": "subsidy", "payer": "fund", "quantity": {"sum": "saving"}}],
        order=["limits", "split", "netting"],
    )
    rows = [seen("job", 0, 1), seen("job", 1, 1), seen("saving", 1, 30)]
    assert [step.inputs for step in steps("split", contract, *rows, period=1)] == [
        {
            "amount": "100",
            "parts": {"town": "50.00", "fund": "50.00"},
            "paid_before": {"fund": "50.00"},
        },
        {
            "amount": "100",
            "parts": {"town": "50.00", "fund": "20.00"},
            "paid_before": {"fund": "50.00"},
        },
    ]


def test_a_cap_on_a_return_says_what_was_open() -> None:
    """1000 was put in and 900 came back: 100 is open."""
    note = {
        "code": "note",
        "party": "fund",
        "drawdowns": [{"on": "2020-01-01", "amount": "1000"}],
    }
    cap = {"code": "cap", "scope": "contract", "max_return": {"on": "note", "rate": "0"}}
    contract = terms(JOBS, investments=[note], limits=[cap])
    rows = [seen("job", 0, 9), seen("job", 1, 9)]
    (step,) = steps("limit", contract, *rows, period=1)
    assert step.inputs == {"amount": "900", "room_left": "0", "used": "900", "cap": "1000"}
    assert step.result == "100"
