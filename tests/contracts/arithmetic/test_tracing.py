"""The trace: every step from observation to cent, as JSON-able data."""

import json
from dataclasses import replace
from types import MappingProxyType

import pytest

from contracts.arithmetic import Line, Terms, parse_terms, settle_all, statement_data
from tests.contracts.arithmetic.builders import component, quarter, seen, terms, terms_data

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
    assert limit.inputs == {"amount": "30", "room_left": "0", "used": "20"}
    assert split.inputs["parts"] == {"town": "20.00"}
    assert line.quantity == 6


def test_persons_are_traced_one_by_one_up_to_a_number() -> None:
    part = component("people", {"count": "person_job"}, {"per_unit": "10"}, over="person")
    few = [seen("person_job", 0, 1, f"p{number}") for number in range(3)]
    many = [seen("person_job", 0, 1, f"p{number}") for number in range(51)]
    (statement,) = settle_all([terms(part)], many[:50], quarter(1))
    assert len(statement.lines[0].trace) == 50 * 2 + 2
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
    assert (data["total"], data["cumulative"], data["engine_version"]) == ("10.00", "10.00", "10")


def lines(contract: Terms, *rows: object, quarters: int = 1) -> list[Line]:
    """The only line of each quarter."""
    found = settle_all([contract], rows, quarter(quarters))  # type: ignore[arg-type]
    return [line for statement in found for line in statement.lines]


@pytest.mark.parametrize(
    ("more", "stage", "shown"),
    [
        ({"interim": {"share": "0.8"}}, "ahead", "-8"),
        ({"due_on": "2020-12-15"}, "withheld", "0"),
        ({"due_on": "2020-04-01"}, "withheld", "0"),
        ({"due_on": "2020-03-31"}, "due", "-10"),
    ],
)
def test_what_the_recipient_pays_is_withheld_with_its_sign_in_the_line(more, stage, shown) -> None:
    kept = {"true_up_on": "2020-12-15", "clawback": True}
    more = {key: {**kept, **value} if key == "interim" else value for key, value in more.items()}
    fee = component("fee", {"count": "job"}, {"per_unit": "10"}, negative=True, **more)
    (line,) = lines(terms(fee), seen("job", 0))
    step = line.trace[2]
    paid = shown.removeprefix("-")
    assert (step.stage, step.result) == (next(iter(more)).removesuffix("_on"), paid)
    added = {"before": "0", "added": shown}
    assert step.inputs == {"stage": stage, "worth": "10", **added}


def test_a_group_without_anybody_is_traced_as_nothing() -> None:
    part = component("jobs", {"count": "job"}, {"per_unit": "10"}, over="cohort")
    (line,) = lines(terms(part))
    assert [(step.stage, step.inputs, step.result) for step in line.trace[:2]] == [
        ("quantity", {"parts": "0"}, "0"),
        ("price", {"quantity": "0"}, "0"),
    ]


def test_the_one_who_pays_all_is_named_though_the_terms_do_not() -> None:
    data = terms_data(component("jobs", {"count": "job"}, {"per_unit": "10"}))
    del data["payers"]
    data["parties"] = [one for one in data["parties"] if one["code"] != "fund"]  # type: ignore
    (line,) = lines(parse_terms(data), seen("job", 0))
    assert line.trace[-1].rule == {"payers": [{"party": "town"}], "remainder_to": "town"}


def test_a_rule_is_shown_as_far_as_it_is_written() -> None:
    premium = {"cohort": "west", "factor": "2"}
    contract = terms(
        component("jobs", {"count": "job"}, {"per_unit": "10"}, premiums=[premium]),
    )
    (part,) = contract.components
    quantity = MappingProxyType({"count": "job"})
    for source, rules in (
        ({}, [{}, {}, {}]),
        ({**part.source, "quantity": quantity}, [quantity, {"per_unit": "10"}, premium]),
    ):
        shown = replace(contract, components=(replace(part, source=source),))
        (line,) = lines(shown, seen("job", 0, cohort="west"))
        assert [step.rule for step in line.trace[:3]] == rules
