"""Whether terms say what is paid at most, and of which parts they do not."""

from copy import deepcopy
from typing import Any

import pytest

from contracts.arithmetic import parse_terms
from contracts.terms_ceiling import without_ceiling
from tests.factories.terms import terms_document

pytestmark = pytest.mark.pure

PER_UNIT: dict[str, Any] = {"quantity": {"sum": "baan"}, "price": {"per_unit": "100"}}
ENDLESS = {"every": "quarter", "from": "2026-01-01"}
BEFORE = {"periods": {**ENDLESS, "until": "2028-01-01"}}


def found(*limits: dict[str, Any], b: dict[str, Any] | None = None, **changes: Any) -> list[str]:
    """What has no ceiling of components a (and b) under these limits."""
    document: dict[str, Any] = terms_document()
    part = document["components"][0]
    document["components"] = [{**part, "code": "a", **PER_UNIT}]
    if b is not None:
        document["components"].append({**part, "code": "b", **PER_UNIT, **b})
    a = changes.pop("a", {})
    document["components"][0] |= a
    document |= deepcopy(changes)
    document["limits"] = [
        {"code": f"grens_{number}", **limit} for number, limit in enumerate(limits, start=1)
    ]
    if not limits:
        del document["limits"]
    return without_ceiling(parse_terms(document))


CONTRACT = {"scope": "contract", "max": "2000"}


def test_a_cap_over_all_of_the_contract_is_a_ceiling() -> None:
    assert found(CONTRACT, b={}, periods=ENDLESS) == []
    assert found(b={}) == ["a", "b"]


@pytest.mark.parametrize("scope", ["unit", "person", "cohort"])
def test_a_cap_of_which_nobody_knows_how_often_it_comes_is_none(scope: str) -> None:
    a: dict[str, Any] = {}
    metrics: list[Any] = deepcopy(terms_document()["metrics"])
    if scope == "person":
        metrics[0] |= {"kind": "event", "subject": "person"}
        a = {"quantity": {"count": "baan"}, "over": "person"}
    if scope == "cohort":
        a = {"over": "cohort"}
    assert found({"scope": scope, "max": "50"}, a=a, metrics=metrics) == ["a"]


@pytest.mark.parametrize("scope", ["period", "year"])
def test_a_cap_per_period_or_year_is_one_when_there_is_an_end(scope: str) -> None:
    assert found({"scope": scope, "max": "50"}) == []
    assert found({"scope": scope, "max": "50"}, periods=ENDLESS) == ["a"]
    dates = {"dates": ["2026-01-01", "2026-06-01", "2027-01-01"]}
    assert found({"scope": scope, "max": "50"}, periods=dates) == []


def test_caps_may_bound_every_component_together() -> None:
    one, other = {**CONTRACT, "over": ["a"]}, {"scope": "year", "max": "9", "over": ["b"]}
    assert found(one, b={}) == ["b"]
    assert found(one, other, b={}) == []
    assert found(one, other, b={}, periods=ENDLESS) == ["b"]


def test_a_cap_has_to_be_in_force_all_the_time() -> None:
    early = {**CONTRACT, "until": "2027-01-01"}
    late = {**CONTRACT, "from": "2027-01-01"}
    assert found(early, **BEFORE) == ["a"]
    assert found(late, **BEFORE) == ["a"]
    assert found(late, early, **BEFORE) == []
    assert found(late, a={"from": "2027-01-01"}, **BEFORE) == []


def test_a_share_is_a_ceiling_when_the_rest_has_one() -> None:
    share = {"scope": "contract", "max_share": {"share": "0.2"}, "over": ["a"]}
    assert found(share, b={}) == ["a", "b"]
    assert found(share, {**CONTRACT, "over": ["b"]}, b={}) == []


def test_a_return_on_what_was_put_in_is_a_ceiling_when_there_is_an_end() -> None:
    parties: list[Any] = deepcopy(terms_document()["parties"])
    parties.append({"code": "fonds", "role": "investor", "label": {"nl": "Fonds", "en": "Fund"}})
    flows = {
        "parties": parties,
        "investments": [
            {
                "code": "inleg",
                "party": "fonds",
                "drawdowns": [{"on": "2026-01-01", "amount": "1000"}],
            }
        ],
    }
    cap = {
        "scope": "contract",
        "max_return": {"on": "inleg", "rate": "0.05", "kind": "simple"},
    }
    assert found(cap, **flows) == []
    assert found(cap, periods=ENDLESS, **flows) == ["a"]


def test_a_floor_has_to_be_bounded_too() -> None:
    floor = {"scope": "period", "min": "10"}
    assert found(CONTRACT, floor) == []
    assert found(CONTRACT, floor, periods=ENDLESS) == ["grens_2"]
    assert found(floor, CONTRACT, periods=ENDLESS) == []
    assert (
        found(CONTRACT, {"scope": "contract", "min": "10", "due": "2026-12-31"}, periods=ENDLESS)
        == []
    )
    assert found(CONTRACT, {"scope": "unit", "min": "10"}) == ["grens_2"]


def test_a_maximum_of_every_payer_is_a_ceiling() -> None:
    parties: list[Any] = deepcopy(terms_document()["parties"])
    parties.append({"code": "fonds", "role": "payer", "label": {"nl": "Fonds", "en": "Fund"}})
    one = {"party": "gemeente", "share": "0.5", "max": "10"}
    other = {"party": "fonds", "share": "0.5"}
    assert found(parties=parties, payers=[one, other]) == ["a"]
    assert found(parties=parties, payers=[one, {**other, "max": "9"}]) == []


ONE = {"one": True}
BY_LEVEL = {"by": {"latest": "baan"}, "base": "1"}


@pytest.mark.parametrize(
    ("component", "is_bounded"),
    [
        ({"quantity": ONE, "price": {"amount": "500"}}, True),
        ({"quantity": ONE, "price": {"amount": "500"}, "over": "period"}, True),
        ({"price": {"steps": [{"at_least": "1", "amount": "9"}]}, "over": "cohort"}, False),
        ({"quantity": ONE, "price": {"schedule": [{"in": "2026-02-01", "amount": "5"}]}}, True),
        ({"price": {"steps": [{"at_least": "5", "amount": "500"}]}}, True),
        ({"price": {"steps": [{"at_least": "5", "per_unit": "500"}]}}, False),
        ({"price": {"brackets": [{"to": "5", "per_unit": "9"}, {"per_unit": "5"}]}}, False),
        (
            {"price": {"brackets": [{"to": "5", "per_unit": "9"}, {"per_unit": "5", "max": "9"}]}},
            True,
        ),
        ({"volume": {"max": "20"}}, True),
        ({"volume": {"min": "20", "due": "2026-12-31"}}, False),
        ({"quantity": {"notional": "900"}, "price": {"rate": "0.05"}}, True),
        ({"quantity": {"sum": "baan"}, "price": {"rate": "0.05"}}, False),
        ({"negative": True}, True),
        ({"quantity": ONE, "price": {"amount": "9"}, "interim": {"share": "0.5"}}, True),
        ({"quantity": ONE, "price": {"amount": "9"}, "interim": PER_UNIT}, False),
        ({"quantity": ONE, "price": {"amount": "9"}, "index": BY_LEVEL}, False),
    ],
)  # fmt: skip
def test_a_component_may_be_bounded_by_itself(
    component: dict[str, Any], *, is_bounded: bool
) -> None:
    if "interim" in component:
        component = {
            **component,
            "interim": {"true_up_on": "2026-12-31", "clawback": True, **component["interim"]},
        }
    assert found(a=component) == ([] if is_bounded else ["a"])


def test_without_an_end_what_comes_again_and_again_is_not_bounded() -> None:
    again = {"quantity": ONE, "price": {"amount": "500"}, "over": "period"}
    assert found(a=again, periods=ENDLESS) == ["a"]
    assert found(a={**again, "until": "2030-01-01"}, periods=ENDLESS) == []
