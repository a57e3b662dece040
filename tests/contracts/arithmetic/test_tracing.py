"""The trace: every step from observation to cent, as JSON-able data."""

import json

import pytest

from contracts.arithmetic import settle_all, statement_data
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure


def test_from_observation_to_cent() -> None:
    gate = {"quantity": {"count": "places"}, "at_least": "1"}
    part = component("jobs", {"count": "job"}, {"per_unit": "10"}, weight="0.5", gate=gate)
    contract = terms(part, limits=[{"code": "cap", "scope": "contract", "max": "40"}])
    rows = [seen("job", 0, 4), seen("job", 1, 6), seen("places", 0)]
    line = settle_all([contract], rows, quarter(2))[1].lines[0]
    assert [(step.stage, step.result) for step in line.trace] == [
        ("quantity", "10"),
        ("gate", "met"),
        ("price", "100"),
        ("weight", "50"),
        ("limit", "20"),
        ("rounding", "20"),
        ("split", "20.00"),
    ]
    quantity, gated, _, weight, limit, _, split = line.trace
    assert quantity.rule == {"count": "job"}
    assert quantity.inputs == {"status": "measured", "total": "10", "before": "4"}
    assert gated.inputs["conditions"] == [
        {"quantity": "1", "bound": "at_least", "threshold": "1", "outcome": "met"}
    ]
    assert weight.inputs == {"amount": "100", "before": "20", "added": "30"}
    assert limit.inputs == {"amount": "30", "room_left": "0"}
    assert split.inputs["parts"] == {"town": "20.00"}
    assert line.quantity == 6


def test_persons_are_traced_one_by_one_up_to_a_number() -> None:
    part = component("people", {"count": "person_job"}, {"per_unit": "10"}, over="person")
    few = [seen("person_job", 0, 1, f"p{number}") for number in range(3)]
    many = [seen("person_job", 0, 1, f"p{number}") for number in range(51)]
    (statement,) = settle_all([terms(part)], few, quarter(1))
    subjects = [step.inputs.get("subject") for step in statement.lines[0].trace]
    assert subjects == ["p0", "p0", "p1", "p1", "p2", "p2", None, None]
    (statement,) = settle_all([terms(part)], many, quarter(1))
    assert [step.result for step in statement.lines[0].trace] == ["51", "510", "510", "510.00"]
    assert statement.lines[0].trace[0].inputs == {"parts": "51"}


def test_thirds_stay_exact_until_they_are_rounded() -> None:
    part = component("third", {"ratio": {"of": "job", "to": "places"}}, {"per_unit": "1"})
    rows = [seen("job", 0, 1), seen("places", 0, 3)]
    (statement,) = settle_all([terms(part)], rows, quarter(1))
    assert [step.result for step in statement.lines[0].trace][:3] == ["100/3", "100/3", "33.33"]


def test_a_rerun_says_what_was_posted() -> None:
    from contracts.arithmetic import Period, settle

    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "10"}))
    posted = {("jobs", "town", quarter(0)): 1000}
    statement = settle([contract], [seen("job", 0)], Period(quarter(0), quarter(1)), posted)
    step = statement.lines[0].trace[-1]
    assert (step.stage, step.inputs, step.result) == (
        "posted",
        {"posted": {"town": "10.00"}},
        "0.00",
    )


def test_a_statement_is_json() -> None:
    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "10"}))
    (statement,) = settle_all([contract], [seen("job", 0)], quarter(1))
    data = json.loads(json.dumps(statement_data(statement)))
    assert data["lines"][0]["amount"] == "10.00"
    assert data["lines"][0]["payers"] == [{"party": "town", "amount": "10.00"}]
    assert (data["start"], data["end"]) == ("2020-01-01", "2020-04-01")
    assert (data["total"], data["cumulative"], data["engine_version"]) == ("10.00", "10.00", "5")
