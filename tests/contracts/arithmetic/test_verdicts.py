"""Gates: what counts as met."""

import pytest

from tests.contracts.arithmetic.builders import component, metric, paid, seen, terms

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
