"""Reading netting, VAT, investments and the waterfall: every problem is named."""

import pytest

from contracts.arithmetic import ORDER, TermsError, parse_terms
from tests.contracts.arithmetic.builders import component, terms, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
HOW = {"mode": "half_up", "to": "0.01", "at": "line"}
VAT = {"code": "btw", "rate": "0.21", "treatment": "on_top", "round": HOW}
NOTE = {"code": "note", "party": "senior", "drawdowns": [{"on": "2020-01-01", "amount": "5"}]}
SUBSIDY = {"code": "subsidy", "quantity": {"sum": "saving"}}
REST = {"to": "helper", "rest": True}


def problems(**more: object) -> list[tuple[str, str]]:
    with pytest.raises(TermsError) as found:
        parse_terms(terms_data(JOBS, **more))
    return [(problem.path, problem.code) for problem in found.value.problems]


def test_the_order_has_each_stage_once_and_limits_before_the_split() -> None:
    assert terms(JOBS).order == ORDER
    assert problems(order=["limits", "split"]) == [("order", "order_incomplete")]
    assert problems(order=["limits", "limits", "split"]) == [("order", "order_incomplete")]
    assert problems(order=["split", "limits", "netting"]) == [("order", "order_split_first")]
    assert problems(order=["limits", "vat", "split"]) == [("order[1]", "not_one_of")]


def test_netting_is_money_and_names_a_payer_only_after_the_split() -> None:
    def of(**more: object) -> list[tuple[str, str]]:
        return problems(netting=[{**SUBSIDY, **more}])

    assert of(quantity={"count": "job"}) == [("netting[0].quantity", "metric_kind")]
    assert of(payer="town") == [("netting[0].payer", "key_not_allowed")]
    assert of(unused="kept") == [("netting[0].unused", "not_one_of")]
    after = ["limits", "split", "netting"]
    assert problems(order=after, netting=[SUBSIDY]) == [("netting[0]", "missing_key")]
    assert problems(order=after, netting=[{**SUBSIDY, "payer": "fund"}]) == [
        ("netting[0].payer", "not_a_payer")
    ]


def test_vat_is_rounded_to_whole_cents() -> None:
    def of(**more: object) -> list[tuple[str, str]]:
        return problems(vat=[{**VAT, **more}])

    assert of(rate="21") == [("vat[0].rate", "number_above")]
    assert of(treatment="exempt") == [("vat[0].treatment", "not_one_of")]
    assert of(round={**HOW, "to": "0.001"}) == [("vat[0].round.to", "rounding_below_cent")]
    assert of(round={"mode": "half_up", "to": "1"}) == [("vat[0].round", "missing_key")]
    assert of(over=["jobs", "jobs"]) == [("vat[0].over[1]", "named_twice")]


def test_drawdowns_are_in_order() -> None:
    def of(*days: str, **more: object) -> list[tuple[str, str]]:
        rows = [{"on": day, "amount": "5"} for day in days]
        return problems(investments=[{**NOTE, "drawdowns": rows, **more}])

    assert of("2020-02-01", "2020-02-01") == [
        ("investments[0].drawdowns[1].on", "dates_not_ascending")
    ]
    assert of() == [("investments[0].drawdowns", "empty_list")]
    assert of("2020-02-01", day_count="act/364") == [("investments[0].day_count", "not_one_of")]
    assert of("2020-02-01", party="nobody") == [("investments[0].party", "unknown_party")]
    assert problems(investments=[NOTE, NOTE]) == [("investments[1].code", "duplicate_code")]


def test_a_waterfall_ends_with_who_takes_the_rest() -> None:
    def of(*tiers: dict) -> list[tuple[str, str]]:
        return problems(waterfall={"tiers": list(tiers)}, investments=[NOTE])

    fund = {"to": "fund", "share": "0.5"}
    assert of(REST, fund) == [
        ("waterfall.tiers[0]", "tier_takes_all"),
        ("waterfall.tiers[1]", "tier_last_ends"),
    ]
    assert of({**fund, "shares": []}, REST) == [("waterfall.tiers[0]", "one_key_of")]
    assert of({**REST, "share": "0.5"}) == [("waterfall.tiers[0]", "not_together")]
    half = {"shares": [{"to": "fund", "share": "0.5"}]}
    assert of(half) == [("waterfall.tiers[0].shares", "tier_shares_not_one")]
    assert of({**fund, "code": "x"}, {**REST, "code": "x"}) == [
        ("waterfall.tiers[1]", "duplicate_code")
    ]
    assert of({"to": "fund", "until": {"principal": "bond"}}, REST) == [
        ("waterfall.tiers[0].until.principal", "unknown_investment")
    ]
    assert of({"to": "fund", "until": {"paid": "1", "principal": "note"}}, REST)[0] == (
        "waterfall.tiers[0].until",
        "one_key_of",
    )
    assert of({"to": "fund", "until": {"return": "note"}}, REST) == [
        ("waterfall.tiers[0].until", "missing_key")
    ]
    labelled = {"code": "a", "label": {"en": "only English"}, **REST}
    assert of(labelled) == [("waterfall.tiers[0].label", "missing_key")]


def test_a_return_cap_is_over_the_contract_and_knows_its_investment() -> None:
    cap = {"code": "top", "scope": "year", "max_return": {"on": "bond", "rate": "0.1"}}
    assert problems(limits=[cap], investments=[NOTE]) == [
        ("limits[0].max_return.on", "unknown_investment"),
        ("limits[0].scope", "not_one_of"),
    ]
    figure = {"code": "irr", "kind": "irr", "places": 1}
    assert problems(figures=[figure]) == [("figures[0]", "missing_key")]


def test_an_amount_may_be_a_share_of_what_is_invested() -> None:
    floor = {"code": "f", "scope": "period", "min": {"investment": "note", "times": "0.4"}}
    amount = terms(JOBS, limits=[floor], investments=[NOTE]).limits[0].amount
    assert amount is not None
    assert (amount.value, amount.investment) == (2, "note")
    whole = {**floor, "min": {"investment": "note"}}
    assert terms(JOBS, limits=[whole], investments=[NOTE]).limits[0].amount.value == 5  # type: ignore[union-attr]
    assert problems(limits=[floor]) == [("limits[0].min.investment", "unknown_investment")]
