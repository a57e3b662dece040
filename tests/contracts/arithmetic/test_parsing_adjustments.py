"""Volume, premiums, index and their order: how they are read, and what is wrong with them."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Latest, Problem, TermsError, examine_terms, parse_terms
from contracts.arithmetic.adjustments import DatedFactor, Index, Premium, Volume
from contracts.arithmetic.counts import RoundRule
from tests.contracts.arithmetic.builders import component, terms, terms_data

pytestmark = pytest.mark.pure

CENT = {"mode": "half_up", "to": "0.01"}
TARIFF = {"per_unit": "5"}
FIXED = {"amount": "5"}
DATED = {"per_unit": {"dated": [{"from": "2020-01-01", "amount": "5"}]}}
STEPS = {"steps": [{"at_least": "1", "amount": "5"}]}
WEST = {"cohort": "west", "factor": "1.4"}
FACTORS = [{"from": "2020-01-01", "factor": "1.1"}, {"from": "2021-01-01", "factor": "10/9"}]


def problems(price: dict, quantity: dict | None = None, **more: object) -> list[tuple[str, str]]:
    part = component("part", quantity or {"count": "job"}, price, **more)
    with pytest.raises(TermsError) as caught:
        parse_terms(terms_data(part))
    return [(p.path.removeprefix("components[0]."), p.code) for p in caught.value.problems]


def test_everything_is_read() -> None:
    part = component(
        "part",
        {"count": "job"},
        TARIFF,
        volume=None,
        due_on="2020-08-01",
        index={"factors": FACTORS, "round": CENT},
        premiums=[WEST, {"cohort": "x", "factor": "1/3", "round": {**CENT, "at": "tariff"}}],
        order=["index", "weight", "premium"],
    )
    del part["volume"]
    read = terms(part).components[0]
    rule = RoundRule("half_up", Fraction(1, 100))
    assert read.due_on == date(2020, 8, 1)
    assert read.index == Index(
        (
            DatedFactor(date(2020, 1, 1), Fraction(11, 10)),
            DatedFactor(date(2021, 1, 1), Fraction(10, 9)),
        ),
        rule=rule,
    )
    assert read.premiums == (
        Premium("west", Fraction(14, 10)),
        Premium("x", Fraction(1, 3), rule, "tariff"),
    )
    assert read.order == ("index", "weight", "premium")
    volume = {"min": "4", "max": "4", "due": "2020-08-01"}
    by = {"by": {"latest": "level"}, "base": "80"}
    read = terms(component("part", {"count": "job"}, STEPS, volume=volume, index=by)).components[0]
    assert read.volume == Volume(Fraction(4), Fraction(4), date(2020, 8, 1))
    assert read.index == Index((), Latest("level"), Fraction(80))
    assert read.order == ("weight", "premium", "index")


@pytest.mark.parametrize(
    ("price", "more", "expected"),
    [
        (TARIFF, {"volume": {}}, [("volume", "missing_key")]),
        (
            TARIFF,
            {"volume": {"min": "3", "max": "2", "due": "2020-08-01"}},
            [("volume.max", "number_below")],
        ),
        (TARIFF, {"volume": {"min": "3"}}, [("volume", "due_missing")]),
        (
            TARIFF,
            {"volume": {"max": "3", "due": "2020-08-01"}},
            [("volume.due", "key_not_allowed")],
        ),
        (
            TARIFF,
            {"over": "year", "volume": {"min": "3", "due": "2020-08-01"}},
            [("volume.due", "key_not_allowed")],
        ),
        (
            TARIFF,
            {"volume": {"min": "3", "due": "2019-08-01"}},
            [("volume.due", "date_outside_periods")],
        ),
        (DATED, {"volume": {"max": "3"}}, [("volume", "not_together")]),
        (
            FIXED,
            {"quantity": {"one": True}, "volume": {"max": "3"}},
            [("volume", "key_not_allowed")],
        ),
        (TARIFF, {"due_on": "2019-08-01"}, [("due_on", "date_outside_periods")]),
        (TARIFF, {"due_on": "2020-08-01", "over": "period"}, [("due_on", "due_not_over")]),
        (
            TARIFF,
            {
                "due_on": "2020-08-01",
                "interim": {"share": "0.5", "true_up_on": "2020-08-01", "clawback": True},
            },
            [("due_on", "not_together")],
        ),
        (TARIFF, {"index": {}}, [("index", "one_key_of"), ("index", "missing_key")]),
        (TARIFF, {"index": {"factors": []}}, [("index.factors", "empty_list")]),
        (
            TARIFF,
            {"index": {"factors": [FACTORS[1], FACTORS[0]]}},
            [("index.factors[1].from", "dates_not_ascending")],
        ),
        (
            TARIFF,
            {"index": {"factors": [{"from": "2020-01-01", "factor": "0"}]}},
            [("index.factors[0].factor", "number_not_above")],
        ),
        (TARIFF, {"index": {"by": {"latest": "level"}}}, [("index", "missing_key")]),
        (
            TARIFF,
            {"index": {"by": {"one": True}, "base": "1"}},
            [("index.by", "key_not_allowed")],
        ),
        (TARIFF, {"premiums": [WEST, WEST]}, [("premiums[1].cohort", "named_twice")]),
        (TARIFF, {"premiums": [{**WEST, "round": CENT}]}, [("premiums[0].round", "missing_key")]),
        (STEPS, {"premiums": [WEST]}, [("premiums", "premium_not_separable")]),
        (
            STEPS,
            {"over": "cohort", "premiums": [{**WEST, "round": {**CENT, "at": "tariff"}}]},
            [("premiums[0].round.at", "key_not_allowed")],
        ),
        (
            DATED,
            {"premiums": [{**WEST, "round": {**CENT, "at": "tariff"}}]},
            [("premiums[0].round.at", "key_not_allowed")],
        ),
        (TARIFF, {"order": ["weight", "index"]}, [("order", "missing_key")]),
        (
            TARIFF,
            {"order": ["weight", "index", "weight", "premium"]},
            [("order[2]", "named_twice")],
        ),
        (TARIFF, {"order": ["weight", "index", "x"]}, [("order[2]", "not_one_of")]),
    ],
)
def test_what_is_wrong_is_named(price: dict, more: dict, expected: list[tuple[str, str]]) -> None:
    found = problems(price, more.pop("quantity", None), **more)
    assert [problem for problem in expected if problem in found] == expected
    assert len(found) == len(expected)


AT_TARIFF = {**WEST, "round": {**CENT, "at": "tariff"}}
AHEAD = {"true_up_on": "2020-08-01", "clawback": True}
JOBS = {"count": "job"}


@pytest.mark.parametrize(
    ("quantity", "price", "more", "path", "code", "params"),
    [
        (
            JOBS,
            TARIFF,
            {"index": {"by": {"one": True}, "base": "1"}},
            "index.by",
            "key_not_allowed",
            {"key": "by", "because": "no_metric"},
        ),
        (
            JOBS,
            TARIFF,
            {"index": {"by": {"latest": "level"}, "base": "0"}},
            "index.base",
            "number_not_above",
            {"found": "0", "limit": "0"},
        ),
        (
            JOBS,
            TARIFF,
            {"premiums": [{**WEST, "cohort": 90 * "w"}, {**WEST, "cohort": 90 * "w"}]},
            "premiums[1].cohort",
            "named_twice",
            {"found": 80 * "w"},
        ),
        (
            JOBS,
            STEPS,
            {"over": "cohort", "premiums": [AT_TARIFF]},
            "premiums[0].round.at",
            "key_not_allowed",
            {"key": "at", "because": "only_tariff"},
        ),
        (
            JOBS,
            TARIFF,
            {"over": "cohort", "premiums": [AT_TARIFF], "interim": {**AHEAD, "price": STEPS}},
            "premiums[0].round.at",
            "key_not_allowed",
            {"key": "at", "because": "only_tariff"},
        ),
        (
            JOBS,
            TARIFF,
            {"due_on": "2020-08-01", "interim": {**AHEAD, "share": "0.5"}},
            "due_on",
            "not_together",
            {"key": "due_on", "other": "interim"},
        ),
        (
            JOBS,
            TARIFF,
            {"due_on": "2020-08-01", "over": "year"},
            "due_on",
            "due_not_over",
            {"over": "year"},
        ),
        (
            {"one": True},
            FIXED,
            {"volume": {"max": "3"}},
            "volume",
            "key_not_allowed",
            {"key": "volume", "because": "no_metric"},
        ),
        (
            JOBS,
            DATED,
            {"volume": {"max": "3"}},
            "volume",
            "not_together",
            {"key": "volume", "other": "dated"},
        ),
        (
            JOBS,
            TARIFF,
            {"over": "year", "volume": {"min": "3", "due": "2020-08-01"}},
            "volume.due",
            "key_not_allowed",
            {"key": "due", "because": "only_long_bucket"},
        ),
    ],
)
def test_a_problem_says_what_does_not_fit(
    quantity: dict, price: dict, more: dict, path: str, code: str, params: dict
) -> None:
    with pytest.raises(TermsError) as caught:
        parse_terms(terms_data(component("part", quantity, price, **more)))
    assert caught.value.problems == (Problem(f"components[0].{path}", code, params),)


def test_a_price_ahead_that_is_a_tariff_too_may_round_its_premium() -> None:
    part = component(
        "part",
        {"count": "job"},
        TARIFF,
        over="cohort",
        premiums=[AT_TARIFF],
        interim={**AHEAD, "price": {"per_unit": "4"}},
    )
    assert terms(part).components[0].premiums[0].at == "tariff"


def test_an_order_with_a_mistake_is_read_as_the_usual_one() -> None:
    part = component("part", {"count": "job"}, TARIFF, order=["index", "index", "weight"])
    read, _ = examine_terms(terms_data(part))
    assert read is not None
    assert read.components[0].order == ("weight", "premium", "index")


def test_a_cap_per_unit_does_not_fit_a_guaranteed_volume() -> None:
    part = component("part", {"count": "job"}, TARIFF, volume={"max": "3"})
    limits = [{"code": "each", "scope": "unit", "max": "4"}]
    with pytest.raises(TermsError) as caught:
        parse_terms(terms_data(part, limits=limits))
    assert [p.code for p in caught.value.problems] == ["limit_needs_count"]
