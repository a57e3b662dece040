"""Reading netting, VAT, investments and the waterfall: every problem is named."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import (
    ORDER,
    Amount,
    Problem,
    Sum,
    Terms,
    TermsError,
    examine_terms,
    parse_terms,
)
from contracts.arithmetic.flows import Drawdown, Investment, Netting, TierEnd, Vat, Waterfall
from tests.contracts.arithmetic.builders import component, label, terms, terms_data

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


def examined(**more: object) -> tuple[Terms, list[tuple[str, str]]]:
    """What could be read of terms with mistakes, and the mistakes."""
    read, found = examine_terms(terms_data(JOBS, **more))
    assert read is not None
    return read, [(problem.path, problem.code) for problem in found]


def test_netting_is_read_with_its_label_and_without_emergency_payments() -> None:
    urgent = component("urgent", {"one": True}, {"amount": "1"}, kind="emergency")
    subsidy = {**SUBSIDY, "label": label("Subsidy"), "payer": "senior", "unused": "lost"}
    halves = [{"party": party, "share": "0.5"} for party in ("town", "senior")]
    order = ["limits", "split", "netting"]
    read = terms(JOBS, urgent, payers=halves, order=order, netting=[subsidy]).netting
    assert read == (
        Netting(
            code="subsidy",
            quantity=Sum("saving"),
            payer="senior",
            carries_unused=False,
            label=label("Subsidy"),
            apart=frozenset({"urgent"}),
        ),
    )
    assert read[0].source == subsidy
    assert terms(JOBS, netting=[SUBSIDY]).netting == (Netting("subsidy", Sum("saving")),)


def test_vat_and_investments_are_read_with_their_label() -> None:
    drawn = (Drawdown(date(2020, 1, 1), Amount(Fraction(5))),)
    named = {**NOTE, "label": label("Note"), "day_count": "30/360"}
    vat = {**VAT, "label": label("BTW")}
    read = terms(JOBS, vat=[vat], investments=[named, {**NOTE, "code": "plain"}])
    rate, unit = Fraction(21, 100), Fraction(1, 100)
    assert read.vat == (Vat("btw", rate, "on_top", "half_up", unit, "line", None, label("BTW")),)
    assert read.investments == (
        Investment("note", "senior", drawn, "30/360", label("Note")),
        Investment("plain", "senior", drawn, "act/365f", None),
    )


@pytest.mark.parametrize(
    ("more", "path", "code", "params"),
    [
        (
            {"netting": [{**SUBSIDY, "payer": "town"}]},
            "netting[0].payer",
            "key_not_allowed",
            {"key": "payer", "because": "netting_before_split"},
        ),
        (
            {"vat": [{**VAT, "round": {**HOW, "to": "0"}}]},
            "vat[0].round.to",
            "number_not_above",
            {"found": "0", "limit": "0"},
        ),
        *(
            (
                {"waterfall": {"tiers": [{**REST, other: value}]}},
                "waterfall.tiers[0]",
                "not_together",
                {"key": "rest", "other": other},
            )
            for other, value in {"share": "1", "until": {"paid": "1"}}.items()
        ),
    ],
)
def test_a_problem_says_what_does_not_fit(more: dict, path: str, code: str, params: dict) -> None:
    with pytest.raises(TermsError) as found:
        parse_terms(terms_data(JOBS, **more))
    assert found.value.problems == (Problem(path, code, params),)


def test_what_is_no_object_is_read_as_an_empty_one() -> None:
    read, found = examined(netting=["x"], vat=["x"], waterfall="x")
    assert [read.netting[0].source, read.vat[0].source] == [{}, {}]
    assert read.waterfall == Waterfall(())
    assert read.waterfall.source == {}
    assert {path.partition("[")[0] for path, _ in found} == {"netting", "vat", "waterfall"}
    tiers = examined(waterfall={"tiers": ["x", REST]})[0].waterfall
    assert tiers is not None
    assert [tier.source for tier in tiers.tiers] == [{}, REST]


def test_of_an_end_that_is_two_things_neither_is_read() -> None:
    fund = {"to": "fund", "until": {"paid": "x", "principal": "note"}}
    read, found = examined(waterfall={"tiers": [fund, REST]}, investments=[NOTE])
    assert read.waterfall is not None
    assert read.waterfall.tiers[0].until == TierEnd()
    assert found == [("waterfall.tiers[0].until", "one_key_of")]
