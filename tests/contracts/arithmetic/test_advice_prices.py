"""Advice about prices and gates."""

import pytest

from contracts.arithmetic import advise_terms
from tests.contracts.arithmetic.builders import component, terms

pytestmark = pytest.mark.pure

LEVEL = {"change": "level", "against": {"metric": "control"}, "as": "percent_reduction"}


def said(quantity: object, price: object, **more: object) -> list[tuple[str, str, dict]]:
    found = advise_terms(terms(component("jobs", quantity, price, **more)))
    inside = [one for one in found if one.path.startswith("components[0]")]
    return [(one.path.removeprefix("components[0]."), one.code, dict(one.params)) for one in inside]


def test_brackets() -> None:
    brackets = [
        {"to": "10", "per_unit": "100", "max": "1000"},
        {"to": "20.5", "per_unit": "80", "max": "100"},
        {"per_unit": "90"},
    ]
    assert said({"count": "job"}, {"brackets": brackets}) == [
        ("price.brackets[0].max", "bracket_max_idle", {"max": "1000", "most": "1000"}),
        (
            "price.brackets[1].per_unit",
            "bracket_price_falls",
            {"from": "10", "before": "100", "now": "80"},
        ),
        ("price.brackets[1].to", "bracket_between_units", {"to": "20.5"}),
    ]


def test_a_last_bracket_of_nothing_caps_a_number() -> None:
    brackets = [{"to": "10", "per_unit": "100"}, {"per_unit": "0"}]
    assert said({"count": "job"}, {"brackets": brackets}) == []


def test_money_may_end_a_bracket_anywhere() -> None:
    brackets = [{"to": "10.5", "per_unit": "1"}, {"per_unit": "2"}]
    assert said({"sum": "saving"}, {"brackets": brackets}) == []


def test_steps() -> None:
    steps = [
        {"at_least": "10", "amount": "100"},
        {"at_least": "20", "amount": "100"},
        {"more_than": "30", "amount": "50"},
        {"at_least": "100", "amount": "200"},
        {"more_than": "100", "amount": "300"},
    ]
    assert said(LEVEL, {"steps": steps}) == [
        ("price.steps[4]", "step_never_reached", {"threshold": "100", "most": "100"}),
        ("price.steps[1]", "step_pays_same", {"threshold": "20"}),
        (
            "price.steps[2]",
            "step_pays_less",
            {"threshold": "30", "before": "100", "now": "50"},
        ),
    ]


def test_steps_of_different_kinds_are_not_compared() -> None:
    steps = [{"at_least": "1", "amount": "100"}, {"at_least": "2", "per_unit": "50"}]
    assert said({"count": "job"}, {"steps": steps}) == []


def test_steps_look_at_what_is_looked_up() -> None:
    price = {"steps": [{"at_least": "101", "rate": "0.02"}], "by": LEVEL}
    assert [code for _path, code, _params in said({"notional": "5000"}, price)] == [
        "step_never_reached"
    ]


def test_a_line_that_falls() -> None:
    line = [
        {"from": "20", "amount": "100"},
        {"from": "30", "amount": "90", "just_below": "120"},
        {"from": "40", "amount": "90"},
    ]
    assert said(LEVEL, {"line": line, "below": "0"}) == [
        ("price.line[1]", "line_falls", {"from": "30", "before": "100", "now": "90"})
    ]


def test_the_price_of_an_interim_payment_is_looked_at_too() -> None:
    interim = {
        "true_up_on": "2020-12-01",
        "clawback": True,
        "price": {"line": [{"from": "1", "amount": "5"}], "below": "9"},
    }
    found = said({"count": "job"}, {"per_unit": "5"}, interim=interim)
    assert found == [
        ("interim.price.line[0]", "line_falls", {"from": "1", "before": "9", "now": "5"})
    ]


@pytest.mark.parametrize(
    ("gate", "code"),
    [
        ({"quantity": LEVEL, "at_least": "101"}, "gate_never_met"),
        ({"quantity": LEVEL, "more_than": "100"}, "gate_never_met"),
        ({"quantity": LEVEL, "at_least": "100"}, None),
        ({"quantity": {"count": "job"}, "less_than": "0"}, "gate_never_met"),
        ({"quantity": {"count": "job"}, "at_most": "0"}, None),
        ({"quantity": {"count": "job"}, "at_least": "0"}, "gate_always_met"),
        ({"quantity": {"count": "job"}, "at_least": "1"}, None),
    ],
)
def test_one_condition(gate: dict[str, object], code: str | None) -> None:
    found = said({"count": "job"}, {"per_unit": "5"}, gate=gate)
    assert [(path, what) for path, what, _params in found] == ([("gate", code)] if code else [])


def test_conditions_that_cannot_both_be_met() -> None:
    conditions = [
        {"quantity": {"count": "job"}, "at_least": "5"},
        {"quantity": {"count": "job"}, "less_than": "5"},
    ]
    params = {"bound": "less_than", "threshold": "5", "other": "at_least", "against": "5"}
    for gate, place in (({"all": conditions}, "all"), ({"at_least": 2, "of": conditions}, "of")):
        assert said({"count": "job"}, {"per_unit": "5"}, gate=gate) == [
            (f"gate.{place}[1]", "gate_contradicts", params)
        ]
    assert said({"count": "job"}, {"per_unit": "5"}, gate={"any": conditions}) == []


def test_conditions_on_different_things_do_not_contradict() -> None:
    conditions = [
        {"quantity": {"count": "job"}, "at_least": "5"},
        {"quantity": {"count": "job"}, "less_than": "5", "over": "period"},
        {"quantity": {"count": "places"}, "at_most": "1"},
        {"quantity": {"count": "job"}, "at_most": "5"},
    ]
    assert said({"count": "job"}, {"per_unit": "5"}, gate={"all": conditions}) == []
