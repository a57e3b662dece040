"""References to metrics, parties and constants."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Amount, Problem, parse_terms
from contracts.arithmetic.context import Context
from contracts.arithmetic.reading import Node
from tests.contracts.arithmetic.builders import component, terms_data

pytestmark = pytest.mark.pure

CONSTANTS = {"principal": {"amount": "680000"}}


def test_an_amount_may_be_a_part_of_a_constant() -> None:
    price = {"amount": {"constant": "principal", "times": "0.40"}}
    data = terms_data(component("back", {"one": True}, price), constants=CONSTANTS)
    amount = parse_terms(data).components[0].price.amount  # type: ignore[union-attr]
    assert amount == Amount(Fraction(272000), "principal", Fraction(2, 5))


def test_an_amount_may_be_a_whole_constant() -> None:
    context = Context(constants={"principal": Amount(Fraction(680000))})
    node = Node({"constant": "principal"}, "place")
    assert context.amount(node) == Amount(Fraction(680000), "principal", None)
    assert not node.problems


def test_a_constant_that_is_not_known_is_told_with_those_that_are() -> None:
    context = Context(constants={"b": Amount(Fraction(1)), "a": Amount(Fraction(2))})
    node = Node({"constant": "none", "times": "3"}, "place")
    assert context.amount(node) == Amount(Fraction(1))
    params = {"found": "none", "known": ["a", "b"]}
    assert node.problems == [Problem("place.constant", "unknown_constant", params)]


@pytest.mark.parametrize("value", [{"constant": "none"}, {"times": "2"}, "x", 5, None])
def test_an_amount_that_is_none(value: object) -> None:
    node = Node(value, "place")
    Context().amount(node)
    assert len(node.problems) == 1


def test_a_cap_is_not_negative() -> None:
    node = Node("-1", "place")
    Context().amount_from_zero(node)
    assert node.problems[0].code == "number_below"
