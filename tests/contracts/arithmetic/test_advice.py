"""Advice on whole contracts: exactly what is worth a second look, and nothing else."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from contracts.arithmetic import ADVICE_PARAMS, Terms, advise_terms, parse_terms
from tests.contracts.arithmetic.builders import component, metric, terms_data
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import contracts

pytestmark = pytest.mark.pure

EXAMPLES = Path(__file__).parents[3] / "contracts/examples"
PLAIN = component("jobs", {"count": "job"}, {"per_unit": "100"})
CAP = {"code": "in_all", "scope": "contract", "max": "5000"}
ENDS = {"every": "quarter", "from": "2020-01-01", "until": "2022-01-01"}


def sound(*components: object, **more: object) -> Terms:
    """Terms without anything to say about them, but for what is asked."""
    data = {
        "periods": ENDS,
        "limits": [CAP],
        "metrics": [metric(code) for code in _used(components or (PLAIN,), more)],
        **more,
    }
    return parse_terms(terms_data(*(components or (PLAIN,)), **data))


def _used(components: object, more: object) -> list[str]:
    text = json.dumps([components, more])
    known = ("job", "person_job", "places", "nights", "lease", "level", "control", "saving")
    return [code for code in known if f'"{code}"' in text]


def said(terms: Terms) -> list[tuple[str, str, dict[str, object]]]:
    return [(advice.path, advice.code, dict(advice.params)) for advice in advise_terms(terms)]


def test_a_sound_contract_gets_no_advice() -> None:
    assert said(sound()) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            {"periods": {"every": "quarter", "from": "2020-01-01"}},
            ("periods", "periods_without_end", {}),
        ),
        (
            {"valid_from": "2020-05-01"},
            (
                "valid_from",
                "starts_mid_period",
                {"valid_from": "2020-05-01", "counts_from": "2020-07-01"},
            ),
        ),
        (
            {"rounding": {"mode": "down", "to": "0.01", "at": "line"}},
            ("rounding.mode", "rounding_drops", {"unit": "0.01", "mode": "down"}),
        ),
        (
            {"rounding": {"mode": "floor", "to": "0.01", "at": "line"}},
            ("rounding.mode", "rounding_drops", {"unit": "0.01", "mode": "floor"}),
        ),
        (
            {"rounding": {"mode": "half_up", "to": "5", "at": "line"}},
            ("rounding.to", "rounding_unit_large", {"unit": "5"}),
        ),
        (
            {"metrics": [metric("job"), metric("places")]},
            ("metrics[1]", "metric_unused", {"metric": "places"}),
        ),
        (
            {"constants": {"fund_sum": {"amount": "5"}}},
            ("constants.fund_sum", "constant_unused", {"constant": "fund_sum"}),
        ),
        ({"limits": []}, ("limits", "no_contract_cap", {})),
        (
            {"payers": [{"party": "town", "share": "1", "max": "400"}]},
            ("payers[0].max", "payer_excess_unpaid", {"party": "town", "max": "400"}),
        ),
        (
            {"payers": [{"party": "town", "share": "1"}, {"party": "fund", "share": "0"}]},
            ("payers[1]", "payer_pays_nothing", {"party": "fund"}),
        ),
        (
            {
                "payers": [
                    {"party": "town", "share": "1"},
                    {"party": "fund", "share": "0", "max": "5", "excess_to": "town"},
                ]
            },
            ("payers[1]", "payer_pays_nothing", {"party": "fund"}),
        ),
    ],
)
def test_the_contract_as_a_whole(more: dict[str, object], expected: tuple[object, ...]) -> None:
    if more.get("limits") == []:
        data = terms_data(PLAIN, periods=ENDS, metrics=[metric("job")])
        assert said(parse_terms(data)) == [expected]
    else:
        assert expected in said(sound(**more))


def test_metrics_named_as_a_quantity_somewhere_are_used() -> None:
    gate = {"quantity": {"count": "lease"}, "at_least": "1"}
    assert said(sound({**PLAIN, "gate": gate})) == []


def test_weights_that_leave_a_part_unpaid() -> None:
    parts = [{**PLAIN, "weight": "0.3"}, {**PLAIN, "code": "more", "weight": "0.5"}]
    assert said(sound(*parts)) == [("components[1].weight", "weights_below_one", {"sum": "0.8"})]


def test_weights_are_added_up_of_what_is_in_force_on_a_day() -> None:
    first = {**PLAIN, "code": "first", "weight": "0.5", "until": "2021-01-01"}
    later = {**PLAIN, "code": "later", "weight": "0.4", "from": "2021-01-01"}
    parts = [first, {**PLAIN, "weight": "0.5"}, later]
    assert said(sound(*parts)) == [("components[2].weight", "weights_below_one", {"sum": "0.9"})]


def test_a_component_outside_the_periods() -> None:
    late = {**PLAIN, "from": "2023-01-01"}
    assert said(sound(late)) == [
        ("components[0]", "component_never_counts", {"from": "2023-01-01", "until": ""})
    ]


@pytest.mark.parametrize(
    ("span", "is_outside"),
    [
        ({"from": "2022-01-01"}, True),
        ({"from": "2021-12-31"}, False),
        ({"until": "2020-01-01"}, True),
        ({"until": "2020-01-02"}, False),
    ],
)
def test_a_component_from_the_last_day_or_until_the_first_never_counts(span, is_outside) -> None:
    advice = {"from": "", "until": "", **span}
    expected = [("components[0]", "component_never_counts", advice)] if is_outside else []
    assert said(sound({**PLAIN, **span})) == expected


def test_whole_euros_are_no_large_unit() -> None:
    assert said(sound(rounding={"mode": "half_up", "to": "1", "at": "line"})) == []


@pytest.mark.parametrize(
    "more",
    [
        {"title": {"nl": "places", "en": "places"}},
        {"note": {"nl": "places", "en": "places"}},
        {"constants": {"places": {"amount": "5"}}},
    ],
    ids=["title", "note", "constants"],
)
def test_a_name_alone_uses_nothing(more: dict[str, object]) -> None:
    found = said(sound(metrics=[metric("job"), metric("places")], **more))
    assert ("metrics[1]", "metric_unused", {"metric": "places"}) in found


def test_who_takes_what_is_too_much_for_another_pays_something() -> None:
    payers = [
        {"party": "town", "share": "1", "max": "400", "excess_to": "fund"},
        {"party": "fund", "share": "0"},
    ]
    assert said(sound(payers=payers)) == []


@pytest.mark.parametrize(
    "cap",
    [{"scope": "year"}, {"scope": "contract", "over": ["jobs"]}],
    ids=["per year", "over one component"],
)
def test_only_a_cap_over_the_whole_contract_is_held_against_the_payers(cap) -> None:
    limits = [{"code": "cap", "max": "5000", **cap}]
    payers = [{"party": "town", "share": "1", "max": "3000"}]
    second = {**PLAIN, "code": "more"}
    codes = [code for _, code, _ in said(sound(PLAIN, second, limits=limits, payers=payers))]
    assert "payers_cannot_pay_cap" not in codes


def test_payers_are_held_against_the_lowest_cap() -> None:
    limits = [{"code": "a", "scope": "contract", "max": "6000"}, {**CAP, "code": "b"}]
    payers = [{"party": "town", "share": "1", "max": "3000"}]
    expected = ("payers", "payers_cannot_pay_cap", {"sum": "3000", "cap": "b", "max": "5000"})
    assert expected in said(sound(limits=limits, payers=payers))


def test_what_can_be_paid_at_most_is_also_known_from_the_prices() -> None:
    fixed = component("fixed", {"one": True}, {"amount": "100"})
    payers = [{"party": "town", "share": "1", "max": "100"}]
    codes = [code for _, code, _ in said(sound(fixed, metrics=[metric("job")], payers=payers))]
    assert "payer_excess_unpaid" not in codes
    lower = [{"party": "town", "share": "1", "max": "99.99"}]
    codes = [code for _, code, _ in said(sound(fixed, metrics=[metric("job")], payers=lower))]
    assert "payer_excess_unpaid" in codes


def test_payers_whose_maximums_are_below_the_cap() -> None:
    payers = [
        {"party": "town", "share": "0.5", "max": "2000", "excess_to": "fund"},
        {"party": "fund", "share": "0.5", "max": "1000"},
    ]
    found = said(sound(payers=payers))
    assert ("payers", "payers_cannot_pay_cap", {"sum": "3000", "cap": "in_all", "max": "5000"}) in (
        found
    )


@pytest.mark.parametrize(
    ("first", "is_advised"),
    [
        ({"first": "400", "per": "year"}, True),
        ({"first": "400", "per": "contract"}, False),
        ({"first": "600"}, True),
    ],
)
def test_a_first_amount_above_ones_own_maximum_leaves_money_unpaid(first, is_advised) -> None:
    payers = [{"party": "town", "max": "500", **first}, {"party": "fund", "share": "1"}]
    advice = ("payers[0].max", "payer_excess_unpaid", {"party": "town", "max": "500"})
    assert (advice in said(sound(payers=payers))) == is_advised
    assert advice not in said(sound(payers=[{**payers[0], "excess_to": "fund"}, payers[1]]))


def test_a_payer_whose_maximum_is_never_reached_leaves_nothing_unpaid() -> None:
    assert said(sound(payers=[{"party": "town", "share": "1", "max": "5000"}])) == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/terms.json")), ids=lambda p: p.parent.name)
def test_published_contracts_get_only_known_advice(path: Path) -> None:
    terms = parse_terms(json.loads(path.read_text(encoding="utf-8")))
    for advice in advise_terms(terms):
        assert set(advice.params) == set(ADVICE_PARAMS[advice.code])
    assert not [a for a in advise_terms(terms) if a.code in ("cap_never_bites", "gate_never_met")]


@quick
@given(contracts())
def test_any_contract_can_be_advised_on(data: dict[str, object]) -> None:
    for advice in advise_terms(parse_terms(data)):
        assert set(advice.params) == set(ADVICE_PARAMS[advice.code])


def test_a_contract_that_starts_on_the_first_day_of_a_later_period_is_sound() -> None:
    assert said(sound(valid_from="2020-04-01")) == []


def test_weights_that_are_all_there_are_sound() -> None:
    halves = [{**PLAIN, "code": code, "weight": "0.5"} for code in ("one", "other")]
    assert said(sound(*halves)) == []
    later = {**PLAIN, "code": "later", "weight": "1", "from": "2021-01-01"}
    assert said(sound(*({**half, "until": "2021-01-01"} for half in halves), later)) == []
