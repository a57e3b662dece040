"""Reading gates."""

import pytest

from contracts.arithmetic import Condition, Gate, Problem
from contracts.arithmetic.context import Context
from contracts.arithmetic.gates import conditions_of, read_gate
from contracts.arithmetic.reading import Node

pytestmark = pytest.mark.pure

ONE = {"quantity": {"one": True}, "at_least": "1"}


def test_nested_gates() -> None:
    node = Node({"at_least": 1, "of": [ONE, {"all": [ONE, {**ONE, "over": "year"}]}]})
    gate = read_gate(node, Context())
    assert node.problems == []
    assert isinstance(gate, Gate)
    assert (gate.kind, gate.needed) == ("at_least", 1)
    assert [condition.over for condition in conditions_of(gate)] == [None, None, "year"]
    assert isinstance(read_gate(Node(ONE), Context()), Condition)


def test_of_any_one_is_enough_and_of_all_each_is_needed() -> None:
    for key, needed in (("any", 1), ("all", 2)):
        node = Node({key: [ONE, ONE]})
        gate = read_gate(node, Context())
        assert node.problems == []
        assert isinstance(gate, Gate)
        assert (gate.kind, gate.needed, len(gate.conditions)) == (key, needed, 2)


@pytest.mark.parametrize("bound", ["at_least", "more_than", "at_most", "less_than"])
def test_every_bound_is_read(bound: str) -> None:
    condition = read_gate(Node({"quantity": {"one": True}, bound: "3"}), Context())
    assert isinstance(condition, Condition)
    assert (condition.bound, condition.threshold) == (bound, 3)


def test_what_cannot_be_read_is_said_and_stands_in() -> None:
    node = Node({"quantity": {"one": True}})
    condition = read_gate(node, Context())
    assert isinstance(condition, Condition)
    assert (condition.bound, condition.threshold) == ("at_least", 1)
    assert [problem.code for problem in node.problems] == ["one_key_of"]
    assert read_gate(Node({}), Context()) == Gate("all", 0, ())
    node = Node({"at_least": 3, "of": [ONE, ONE]})
    read_gate(node, Context())
    assert node.problems == [Problem("at_least", "gate_count_too_high", {"found": 3, "most": 2})]


def nested(depth: int) -> dict[str, object]:
    """A condition below so many gates."""
    gate: dict[str, object] = ONE
    for _ in range(depth):
        gate = {"all": [gate]}
    return gate


def test_five_gates_in_each_other_are_enough() -> None:
    node = Node(nested(5))
    read_gate(node, Context())
    assert node.problems == []
    node = Node(nested(6))
    read_gate(node, Context())
    place = ".".join(["all[0]"] * 5)
    assert node.problems == [Problem(place, "nested_too_deep", {"most": 5})]


def test_an_endless_gate_is_cut_off() -> None:
    node = Node(nested(50))
    read_gate(node, Context())
    assert [problem.code for problem in node.problems] == ["nested_too_deep"]


def test_the_last_gate_that_is_deep_enough_may_still_be_wrong_in_another_way() -> None:
    gate: dict[str, object] = {}
    for _ in range(4):
        gate = {"all": [gate]}
    node = Node(gate)
    read_gate(node, Context())
    keys = {"keys": ["all", "any", "of"], "found": []}
    assert node.problems == [Problem(".".join(["all[0]"] * 4), "one_key_of", keys)]


def test_of_two_bounds_none_is_read() -> None:
    node = Node({"quantity": {"one": True}, "at_least": "x", "at_most": "3"})
    condition = read_gate(node, Context())
    assert isinstance(condition, Condition)
    assert (condition.bound, condition.threshold) == ("at_least", 1)
    assert [problem.code for problem in node.problems] == ["one_key_of"]
