"""Prices at their edges."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic.context import Context
from contracts.arithmetic.prices import read_price
from contracts.arithmetic.reading import Node
from contracts.arithmetic.worth import Memory, Moment, worth_of
from tests.contracts.arithmetic.builders import component, paid, seen, terms

pytestmark = pytest.mark.pure

BRACKETS = {"brackets": [{"to": "10", "per_unit": "5"}, {"per_unit": "3", "max": "9"}]}
STEPS = {"steps": [{"at_least": "8.5", "amount": "1"}, {"more_than": "10", "amount": "2"}]}
JUMP = {
    "line": [{"from": "0", "amount": "0"}, {"from": "10", "amount": "50", "just_below": "20"}],
    "below": "-7",
}
BENT = {
    "line": [
        {"from": "0", "amount": "0"},
        {"from": "10", "amount": "7"},
        {"from": "20", "amount": "12"},
    ],
    "below": "0",
    "beyond": "continue",
}
YEARLY = {"per": "year", "day_count": "30/360"}


def worth(price: dict, quantity: str, memory: Memory | None = None, month: int = 1) -> Fraction:
    node = Node(price)
    block = read_price(node, Context())
    assert node.problems == []
    moment = Moment(
        Fraction(quantity),
        Fraction(quantity),
        date(2020, 1, 1),
        date(2020, month, 1),
        date(2020, month + 1, 1),
    )
    return worth_of(block, moment, memory or Memory())


@pytest.mark.parametrize(
    ("price", "quantity", "expected"),
    [
        (BRACKETS, "-1", "0"),
        (BRACKETS, "10", "50"),
        (BRACKETS, "10.5", "51.5"),
        (BRACKETS, "99", "59"),
        (STEPS, "8.499", "0"),
        (STEPS, "8.5", "1"),
        (STEPS, "10", "1"),
        (STEPS, "10.001", "2"),
        (JUMP, "-0.1", "-7"),
        (JUMP, "5", "10"),
        (JUMP, "10", "50"),
        (JUMP, "99", "50"),
        ({**JUMP, "beyond": "continue"}, "11", "52"),
        (JUMP, "0", "0"),
        (BENT, "12", "8"),
        (BENT, "20", "12"),
        (BENT, "25", "14.5"),
        ({"steps": [{"at_least": "2", "per_unit": "3"}]}, "5", "15"),
        ({"steps": [{"at_least": "2", "rate": "3"}]}, "5", "15"),
        ({"rate": "0.5"}, "7", "3.5"),
        ({"rate": "0.12", "per": "year", "day_count": "30/360"}, "500", "5"),
        ({"steps": [{"at_least": "1", "rate": "0.12"}], **YEARLY}, "500", "5"),
    ],
)
def test_edges(price: dict, quantity: str, expected: str) -> None:
    assert worth(price, quantity) == Fraction(expected)


def test_a_share_switches_and_switches_back() -> None:
    price = {"shares": [{"share": "0.5", "until": {"paid": "100"}}, {"share": "0.1"}]}
    memory = Memory()
    amounts = [worth(price, quantity, memory) for quantity in ("150", "300", "150", "-20", "0")]
    assert amounts == [75, 110, 75, 0, 0]


def test_interest_on_what_is_still_open() -> None:
    until = {"paid": "360", "interest": "0.12", "day_count": "30/360", "kind": "on_balance"}
    price = {"shares": [{"share": "1", "until": until}]}
    memory = Memory()
    assert worth(price, "100", memory, 1) == 100
    # January: 360 × 1 %; February: (363.60 − 100) × 1 %
    assert worth(price, "10000", memory, 2) == Fraction("363.6") + Fraction("2.636")


def test_simple_interest_is_over_the_whole_amount() -> None:
    until = {"paid": "360", "interest": "0.12", "day_count": "30/360"}
    memory = Memory()
    price = {"shares": [{"share": "1", "until": until}]}
    assert worth(price, "100", memory, 1) == 100
    assert worth(price, "10000", memory, 2) == Fraction("367.2")


@pytest.mark.parametrize("first", [0, 1, 2])
@pytest.mark.parametrize(
    ("kind", "since", "expected"),
    [
        ("simple", {}, "3050.00"),
        ("simple", {"from": "2019-07-01"}, "3075.00"),
        ("simple", {"from": "2020-07-01"}, "3025.00"),
        # (5000 + what is owed by then) / 2, where 1000 became: × 1.025⁴; × 1.075 × 1.025³; × 1.025²
        ("on_balance", {}, "3051.91"),
        ("on_balance", {"from": "2019-07-01"}, "3078.83"),
        ("on_balance", {"from": "2020-07-01"}, "3025.31"),
    ],
)
def test_interest_runs_from_its_day_also_while_nothing_is_measured(
    first: int, kind: str, since: dict[str, str], expected: str
) -> None:
    """Of 5000 all until 1000 is paid with interest, and half of the rest: 2500 + half of that."""
    end = {"paid": "1000", "interest": "0.10", "kind": kind, "day_count": "30/360", **since}
    price = {"shares": [{"share": "1", "until": end}, {"share": "0.5"}]}
    contract = terms(component("saved", {"latest": "level"}, price))
    rows = [seen("level", first, 0), seen("level", 3, 5000)]
    assert paid(contract, *rows) == ["0.00", "0.00", "0.00", expected]
