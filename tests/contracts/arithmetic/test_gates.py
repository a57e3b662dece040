"""Reading gates."""

import pytest

from contracts.arithmetic import Condition, Gate
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


def test_an_endless_gate_is_cut_off() -> None:
    gate: dict[str, object] = ONE
    for _ in range(50):
        gate = {"all": [gate]}
    node = Node(gate)
    read_gate(node, Context())
    assert [problem.code for problem in node.problems] == ["nested_too_deep"]
