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
        {"to": "30.5", "per_unit": "90", "max": "900"},
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
        ("price.brackets[2].to", "bracket_between_units", {"to": "30.5"}),
        ("price.brackets[2].max", "bracket_max_idle", {"max": "900", "most": "900"}),
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
    steps = [*steps, {"at_least": "3", "per_unit": "40"}, {"at_least": "4", "per_unit": "41"}]
    assert said({"count": "job"}, {"steps": steps}) == [
        ("price.steps[2]", "step_pays_less", {"threshold": "3", "before": "50", "now": "40"})
    ]


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


def test_an_interim_price_is_about_its_own_quantity_or_else_that_of_the_component() -> None:
    brackets = {"brackets": [{"to": "10.5", "per_unit": "1"}, {"per_unit": "2"}]}
    interim = {"true_up_on": "2020-12-01", "clawback": True, "price": brackets}
    between = ("interim.price.brackets[0].to", "bracket_between_units", {"to": "10.5"})
    assert said({"count": "job"}, {"per_unit": "5"}, interim=interim) == [between]
    assert said({"sum": "saving"}, {"per_unit": "5"}, interim=interim) == []
    own = {**interim, "quantity": {"count": "job"}}
    assert said({"sum": "saving"}, {"per_unit": "5"}, interim=own) == [between]


@pytest.mark.parametrize(
    ("bound", "threshold", "quantity", "code"),
    [
        ("more_than", "100", LEVEL, "gate_never_met"),
        ("less_than", "0", {"count": "job"}, "gate_never_met"),
        ("at_least", "0", {"count": "job"}, "gate_always_met"),
    ],
)
def test_what_is_said_about_a_condition_within_others(bound, threshold, quantity, code) -> None:
    sound_one = {"quantity": {"count": "places"}, "at_least": "1"}
    inner = {"quantity": quantity, bound: threshold}
    found = said({"count": "job"}, {"per_unit": "5"}, gate={"any": [sound_one, inner]})
    assert found == [("gate.any[1]", code, {"bound": bound, "threshold": threshold})]


@pytest.mark.parametrize(
    ("gate", "code"),
    [
        ({"quantity": {"count": "job"}, "more_than": "0"}, None),
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


def test_what_cannot_both_be_met_is_found_behind_other_conditions() -> None:
    conditions = [
        {"quantity": {"count": "job"}, "less_than": "5"},
        {"quantity": {"count": "places"}, "at_least": "1"},
        {"quantity": {"count": "job"}, "at_least": "6"},
        {"quantity": {"count": "job"}, "at_least": "7"},
        {"quantity": {"count": "job"}, "at_most": "4"},
    ]
    found = said({"count": "job"}, {"per_unit": "5"}, gate={"all": conditions})
    assert found == [
        (
            f"gate.all[{place}]",
            "gate_contradicts",
            {"bound": bound, "threshold": threshold, "other": "at_least", "against": "6"},
        )
        for place, bound, threshold in ((0, "less_than", "5"), (4, "at_most", "4"))
    ]


@pytest.mark.parametrize(("lower", "is_said"), [("more_than", True), ("at_least", False)])
def test_exactly_one_number_can_be_left(lower: str, is_said: bool) -> None:
    conditions = [
        {"quantity": {"count": "job"}, lower: "5"},
        {"quantity": {"count": "job"}, "at_most": "5"},
    ]
    found = said({"count": "job"}, {"per_unit": "5"}, gate={"all": conditions})
    assert [path for path, _, _ in found] == (["gate.all[1]"] if is_said else [])
