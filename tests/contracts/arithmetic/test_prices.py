"""The registry of prices."""

import pytest

from contracts.arithmetic.context import Context
from contracts.arithmetic.prices import PRICES, block_of, read_price
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
