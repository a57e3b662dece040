"""The registry of prices."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Amount
from contracts.arithmetic.blocks import FixedAmount, ShareEnd, Shares
from contracts.arithmetic.context import Context
from contracts.arithmetic.prices import PRICES, block_of, read_price
from contracts.arithmetic.problems import Problem
from contracts.arithmetic.reading import Node
from contracts.arithmetic.worth import _WORTHS

pytestmark = pytest.mark.pure

WRITTEN = {
    "per_unit": {"per_unit": "5"},
    "brackets": {"brackets": [{"to": "5", "per_unit": "1"}, {"per_unit": "2"}]},
    "steps": {"steps": [{"at_least": "5", "rate": "1"}], "per": "year", "day_count": "act/360"},
    "line": {"line": [{"from": "0", "amount": "0"}], "below": "0"},
    "shares": {"shares": [{"share": "1"}]},
    "rate": {"rate": "0.1"},
    "schedule": {"schedule": [{"in": "2020-01-01", "amount": "5"}]},
    "amount": {"amount": "-5"},
}


@pytest.mark.parametrize("key", PRICES)
def test_each_is_read_and_can_be_evaluated(key: str) -> None:
    node = Node(WRITTEN[key])
    price = read_price(node, Context())
    assert node.problems == []
    assert block_of(price).key == key
    assert type(price) in _WORTHS


@pytest.mark.parametrize(
    ("price", "path", "code"),
    [
        ({"rate": "1", "day_count": "act/360"}, "day_count", "key_not_allowed"),
        (
            {**WRITTEN["steps"], "steps": [{"at_least": "5", "amount": "1"}]},
            "per",
            "key_not_allowed",
        ),
        (
            {"line": [{"from": "0", "amount": "0", "just_below": "1"}], "below": "0"},
            "line[0].just_below",
            "key_not_allowed",
        ),
        (
            {"shares": [{"share": "1", "until": {"paid": "5", "kind": "simple"}}]},
            "shares[0].until.kind",
            "key_not_allowed",
        ),
        (
            {"shares": [{"share": "1", "until": {"paid": "5", "interest": "0.1"}}]},
            "shares[0].until",
            "day_count_missing",
        ),
        (
            {
                "schedule": [
                    {"in": "2020-02-01", "amount": "5"},
                    {"in": "2020-01-01", "amount": "5"},
                ]
            },
            "schedule[1].in",
            "dates_not_ascending",
        ),
        (
            {
                "per_unit": {
                    "dated": [
                        {"from": "2020-01-01", "amount": "5"},
                        {"from": "2020-01-01", "amount": "6"},
                    ]
                }
            },
            "per_unit.dated[1].from",
            "dates_not_ascending",
        ),
        ({"per_unit": {"dated": []}}, "per_unit.dated", "empty_list"),
        ({"per_unit": {"dated": [{"from": "2020-01-01"}]}}, "per_unit.dated[0]", "missing_key"),
        ({"amount": "5", "per": "year"}, "", "day_count_missing"),
        ({"amount": "5", "day_count": "act/360"}, "day_count", "key_not_allowed"),
    ],
)
def test_mistakes(price: dict, path: str, code: str) -> None:
    node = Node(price)
    read_price(node, Context())
    assert [(problem.path, problem.code) for problem in node.problems] == [(path, code)]


def ends(**more: str) -> dict:
    """Shares of which the first ends."""
    return {"shares": [{"share": "1", "until": {"paid": "5", **more}}, {"share": "1"}]}


@pytest.mark.parametrize(
    ("price", "path", "code", "params"),
    [
        (
            {"line": [{"from": "3", "amount": "0"}, {"from": "3", "amount": "1"}], "below": "0"},
            "line[1].from",
            "thresholds_not_ascending",
            {"found": "3", "before": "3"},
        ),
        (
            {"steps": [{"more_than": "3", "amount": "1"}, {"more_than": "3", "amount": "2"}]},
            "steps[1].more_than",
            "thresholds_not_ascending",
            {"found": "3", "before": "3"},
        ),
        (
            {"steps": [{"more_than": "3", "amount": "1"}, {"at_least": "3", "amount": "2"}]},
            "steps[1].at_least",
            "thresholds_not_ascending",
            {"found": "3", "before": "3"},
        ),
        (
            ends(**{"from": "2020-01-01"}),
            "shares[0].until.from",
            "key_not_allowed",
            {"key": "from", "because": "no_interest"},
        ),
        (
            ends(day_count="act/360"),
            "shares[0].until.day_count",
            "key_not_allowed",
            {"key": "day_count", "because": "no_interest"},
        ),
        (
            ends(interest="0.1", day_count="act/360", **{"from": "soon"}),
            "shares[0].until.from",
            "bad_date",
            {"found": "soon"},
        ),
    ],
)
def test_mistakes_to_the_letter(price: dict, path: str, code: str, params: dict) -> None:
    node = Node(price)
    read_price(node, Context())
    assert node.problems == [Problem(path, code, params)]


@pytest.mark.parametrize(
    "price",
    [
        {"steps": [{"at_least": "3", "amount": "1"}, {"more_than": "3", "amount": "2"}]},
        {
            "schedule": [
                {"in": "2020-02-01", "amount": "5"},
                {"in": "2020-02-01", "amount": "6"},
            ]
        },
    ],
)
def test_right_next_to_each_other(price: dict) -> None:
    node = Node(price)
    read_price(node, Context())
    assert node.problems == []


def test_the_end_of_a_share_is_read_to_the_letter() -> None:
    more = {"interest": "0.1", "day_count": "act/360"}
    node = Node(ends(**more, **{"from": "2020-01-01", "kind": "on_balance"}))
    read = read_price(node, Context())
    assert isinstance(read, Shares)
    end = ShareEnd(Amount(Fraction(5)), Fraction(1, 10), date(2020, 1, 1), "on_balance", "act/360")
    assert [part.until for part in read.parts] == [end, None]
    plain = read_price(Node(ends(**more)), Context())
    assert isinstance(plain, Shares)
    assert plain.parts[0].until == ShareEnd(
        Amount(Fraction(5)), Fraction(1, 10), None, "simple", "act/360"
    )


def test_what_has_no_price_is_read_as_one() -> None:
    assert read_price(Node({"prijs": "5"}), Context()) == FixedAmount(Amount(Fraction(1)))
