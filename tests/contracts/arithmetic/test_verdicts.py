"""Gates: what counts as met."""

import pytest

from contracts.arithmetic import Observation, SettlementBlocked, settle_all
from contracts.arithmetic.facts import WHOLE, Facts
from contracts.arithmetic.readings import Window
from contracts.arithmetic.verdicts import Spans, Verdict, judge
from tests.contracts.arithmetic.builders import component, metric, paid, quarter, seen, terms

pytestmark = pytest.mark.pure

PAY = ({"one": True}, {"amount": "100"})


def gated(gate: dict[str, object], *rows: object, **more: object) -> list[str]:
    contract = terms(component("part", *PAY, gate=gate, **more))
    return [text.removesuffix(".00") for text in paid(contract, *rows)]  # type: ignore[arg-type]


def level(bound: str, threshold: str, name: str = "level", **more: str) -> dict[str, object]:
    return {"quantity": {"latest": name}, bound: threshold, **more}


@pytest.mark.parametrize(
    ("bound", "expected"),
    [("at_least", "100"), ("more_than", "0"), ("at_most", "100"), ("less_than", "0")],
)
def test_bounds_say_which_side_they_include(bound: str, expected: str) -> None:
    assert gated(level(bound, "90"), seen("level", 0, 90))[0] == expected


def test_a_gate_that_is_lost_takes_back() -> None:
    rows = [seen("level", 0, 95), seen("level", 2, 80)]
    assert gated(level("at_least", "90"), *rows) == ["100", "0", "-100", "0"]


def test_all_any_and_some() -> None:
    rows = [seen("level", 0, 1), seen("rate", 0, 0), seen("control", 0, 1)]
    conditions = [level("at_least", "1", name) for name in ("level", "rate", "control")]
    assert gated({"all": conditions}, *rows)[0] == "0"
    assert gated({"any": conditions}, *rows)[0] == "100"
    assert gated({"at_least": 2, "of": conditions}, *rows)[0] == "100"
    assert gated({"at_least": 3, "of": conditions}, *rows)[0] == "0"
    assert gated({"all": [{"any": conditions}, level("at_least", "1")]}, *rows)[0] == "100"


def test_what_does_not_apply_is_left_out_and_what_waits_is_not_met() -> None:
    both = {"all": [level("at_least", "1"), level("at_least", "1", "rate")]}
    skipped = seen("rate", 0, status="not_applicable")
    assert gated(both, seen("level", 0, 1), skipped)[0] == "100"
    assert gated(both, seen("level", 0, 1))[0] == "0"
    assert gated(level("at_least", "1", "rate"), skipped)[0] == "100"
    assert gated({"any": [level("at_least", "1", "rate")]}, skipped)[0] == "100"


def test_any_one_cohort() -> None:
    change = {"change": "level", "against": "baseline", "as": "percent_reduction"}
    gate = {"quantity": change, "over": "cohort", "at_least": "10"}
    contract = terms(component("part", *PAY, gate=gate), metrics=[metric("level", baseline="100")])
    rows = [seen("level", 0, 92, cohort="one"), seen("level", 1, 89, cohort="two")]
    assert paid(contract, *rows) == ["0.00", "100.00", "0.00", "0.00"]


def test_a_gate_per_person() -> None:
    gate = {"quantity": {"count": "nights"}, "at_least": "2"}
    part = component(
        "people", {"count": "person_job"}, {"per_unit": "10"}, over="person", gate=gate
    )
    rows = [seen("person_job", 0, 1, "a"), seen("person_job", 0, 1, "b"), seen("nights", 1, 2, "b")]
    assert paid(terms(part), *rows, quarters=2) == ["0.00", "10.00"]


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ("contract", ["0", "100", "0", "0", "0", "0"]),
        ("year", ["0", "100", "0", "0", "-100", "0"]),
        ("period", ["0", "100", "-100", "0", "0", "0"]),
    ],
)
def test_a_condition_has_a_bucket_of_its_own(over: str, expected: list[str]) -> None:
    gate = {"quantity": {"count": "job"}, "over": over, "at_least": "2"}
    contract = terms(component("part", *PAY, gate=gate))
    rows = [seen("job", 1, 2), seen("job", 4, 1)]
    found = paid(contract, *rows, quarters=6)
    assert [text.removesuffix(".00") for text in found] == expected


def test_any_one_person_in_a_component_over_all() -> None:
    gate = {"quantity": {"count": "person_job"}, "over": "person", "at_least": "2"}
    rows = [seen("person_job", 0, 1, "a"), seen("person_job", 0, 1, "b", key="1")]
    assert gated(gate, *rows) == ["0", "0", "0", "0"]
    assert gated(gate, *rows, seen("person_job", 1, 1, "b", key="2")) == ["0", "100", "0", "0"]


def test_a_cohort_that_comes_later_is_not_looked_at_before() -> None:
    gate = {"quantity": {"count": "job"}, "over": "cohort", "at_most": "0"}
    assert gated(gate, seen("job", 1, 0, cohort="late")) == ["0", "100", "0", "0"]


def test_a_condition_over_a_person_is_that_persons_own_in_a_component_over_persons() -> None:
    gate = {"quantity": {"count": "lease"}, "over": "person", "at_least": "1"}
    part = component(
        "people", {"count": "person_job"}, {"per_unit": "10"}, over="person", gate=gate
    )
    rows = [seen("person_job", 0, 1, name) for name in "ab"] + [seen("lease", 0, 1, "b")]
    assert paid(terms(part), *rows, quarters=1) == ["10.00"]


def test_a_condition_over_a_cohort_is_its_own_in_a_component_over_cohorts() -> None:
    gate = {"quantity": {"count": "places"}, "over": "cohort", "at_least": "1"}
    part = component("jobs", {"count": "job"}, {"per_unit": "10"}, over="cohort", gate=gate)
    rows = [seen("job", 0, 1, cohort=name) for name in ("x", "y")]
    assert paid(terms(part), *rows, seen("places", 0, 1, cohort="y"), quarters=1) == ["10.00"]


def test_one_that_applies_decides_over_one_that_does_not() -> None:
    gate = level("at_least", "1", over="cohort")
    skipped = seen("level", 0, status="not_applicable", cohort="x")
    assert gated(gate, skipped)[0] == "100"
    assert gated(gate, skipped, seen("level", 0, 0, cohort="y"))[0] == "0"
    assert gated(gate, seen("level", 0, 0, cohort="a"), skipped)[0] == "0"
    assert gated(gate, skipped, seen("level", 0, 1, cohort="y"))[0] == "100"


def test_one_that_is_met_is_enough_whatever_comes_after_it() -> None:
    rows = [seen("level", 0, value, cohort=name) for value, name in ((0, "a"), (1, "b"), (0, "c"))]
    gate = level("at_least", "1", over="cohort")
    assert gated(gate, *rows)[0] == "100"
    conditions, result = reasons(gate, *rows)
    assert result == "met"
    assert conditions == [
        {"quantity": "1", "bound": "at_least", "threshold": "1", "outcome": "met"}
    ]


def test_a_condition_over_the_contract_sees_all_in_a_component_over_cohorts() -> None:
    gate = {"quantity": {"count": "job"}, "over": "contract", "at_least": "2"}
    part = component("jobs", {"count": "job"}, {"per_unit": "10"}, over="cohort", gate=gate)
    rows = [seen("job", 0, 1, cohort=name) for name in ("x", "y")]
    assert paid(terms(part), *rows, quarters=1) == ["20.00"]
    assert paid(terms(part), rows[0], quarters=1) == ["0.00"]


def reasons(gate: dict[str, object], *rows: Observation) -> tuple[object, str]:
    statement = settle_all([terms(component("part", *PAY, gate=gate))], rows, quarter(1))[0]
    (step,) = (step for step in statement.lines[0].trace if step.stage == "gate")
    return step.inputs["conditions"], step.result


def test_every_condition_gives_its_reason() -> None:
    gate = {
        "all": [
            level("at_least", "1"),
            {"any": [level("more_than", "2", "rate"), level("less_than", "3", "control")]},
        ]
    }
    rows = [seen("level", 0, 1), seen("rate", 0, status="not_applicable")]
    conditions, result = reasons(gate, *rows)
    assert result == "not_met"
    assert conditions == [
        {"quantity": "1", "bound": "at_least", "threshold": "1", "outcome": "met"},
        {
            "quantity": "not_applicable",
            "bound": "more_than",
            "threshold": "2",
            "outcome": "not_applicable",
        },
        {"quantity": "waits", "bound": "less_than", "threshold": "3", "outcome": "not_met"},
    ]


def test_a_gate_in_which_nothing_applies_says_so() -> None:
    gate = {"all": [level("at_least", "1", name) for name in ("level", "rate")]}
    rows = [seen(name, 0, status="not_applicable") for name in ("level", "rate")]
    conditions, result = reasons(gate, *rows)
    assert result == "not_applicable"
    assert (
        conditions
        == [
            {
                "quantity": "not_applicable",
                "bound": "at_least",
                "threshold": "1",
                "outcome": "not_applicable",
            }
        ]
        * 2
    )


def test_a_verdict_says_whether_it_is_met_why_and_that_nothing_blocks_it() -> None:
    gate = {"any": [level("at_least", "1"), level("at_least", "1", "rate")]}
    contract = terms(component("part", *PAY, gate=gate))
    own = Window(quarter(0), quarter(1), quarter(0), WHOLE)
    rule, spans = contract.components[0].gate, Spans(own, *[quarter(0)] * 3)
    assert rule is not None
    assert judge(rule, contract, Facts([seen("level", 0, 1)]), spans) == Verdict(
        True, (("1", "at_least", "1", "met"), ("waits", "at_least", "1", "not_met")), ""
    )


def test_no_group_to_look_at_is_not_met() -> None:
    conditions, result = reasons(level("at_least", "0", over="cohort"))
    assert result == "not_met"
    assert conditions == [
        {"quantity": "waits", "bound": "at_least", "threshold": "0", "outcome": "not_met"}
    ]


@pytest.mark.parametrize("within", ["all", "any"])
def test_a_condition_that_blocks_does_so_from_within(within: str) -> None:
    metrics = [metric("level"), metric("rate", missing={"not_measured": "block"})]
    gate = {within: [level("at_least", "1"), {"all": [level("at_least", "1", "rate")]}]}
    contract = terms(component("part", *PAY, gate=gate), metrics=metrics)
    with pytest.raises(SettlementBlocked) as caught:
        settle_all([contract], [seen("level", 0, 1)], quarter(1))
    assert caught.value.problem.params["metric"] == "rate"
    measured = [seen("level", 0, 1), seen("rate", 0, 1)]
    assert settle_all([contract], measured, quarter(1))[0].total_cents == 10000


def test_a_gate_over_the_contract_counts_from_its_first_day_also_for_who_came_later() -> None:
    """A cap per person has a component followed per person; the gate's bucket is the contract."""
    gate = {"quantity": {"count": "job"}, "at_least": "2"}
    part = component("jobs", {"count": "person_job"}, {"per_unit": "100"}, gate=gate)
    rows = [seen("job", 0), seen("job", 1), seen("person_job", 1, subject="a")]
    each = [{"code": "each", "scope": "person", "max": "1000"}]
    for limits in ([], each):
        more = {"limits": limits} if limits else {}
        assert paid(terms(part, **more), *rows) == ["0.00", "100.00", "0.00", "0.00"]
    late = {**part, "from": "2020-04-01"}
    assert paid(terms(late, limits=each), *rows) == ["0.00"] * 4
