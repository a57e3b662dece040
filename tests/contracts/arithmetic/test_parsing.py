"""Reading terms: everything that is wrong is found at once, at its exact place."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from contracts.arithmetic import examine_terms, parse_terms
from contracts.arithmetic.calendar_rules import PeriodRule
from tests.contracts.arithmetic.builders import (
    MODES,
    component,
    label,
    metric,
    problems,
    terms_data,
)

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
Found = set[tuple[str, str]]


def found(data: object) -> Found:
    return {(path, code) for path, code, _ in problems(data)}


def with_price(price: object, quantity: object | None = None, **more: object) -> dict[str, object]:
    return terms_data(component("jobs", quantity or {"count": "job"}, price, **more))


def with_limit(**limit: object) -> dict[str, object]:
    return terms_data(JOBS, limits=[{"code": "cap", "scope": "contract", **limit}])


def test_all_problems_come_together() -> None:
    data: dict[str, Any] = terms_data(copy.deepcopy(JOBS))
    data["components"][0]["price"]["per_unit"] = "1,10O"
    data["components"][0]["quantity"]["count"] = "unheard_of"
    data["limits"] = [{"code": "cap", "scope": "contract", "max": "5", "over": ["nothing"]}]
    data["payers"] = [{"party": "town", "share": "0.5"}, {"party": "fund", "share": "0.4"}]
    del data["metrics"][0]["verified_by"]
    data["colour"] = "blue"
    assert found(data) == {
        ("", "unknown_key"),
        ("metrics[0]", "missing_key"),
        ("components[0].price.per_unit", "bad_number"),
        ("components[0].quantity.count", "unknown_metric"),
        ("limits[0].over[0]", "unknown_component"),
        ("payers", "shares_not_one"),
    }


@pytest.mark.parametrize("junk", [None, [], "terms", 3, {"format": "terms/2"}])
def test_what_is_no_terms_at_all(junk: object) -> None:
    assert problems(junk)


CASES: list[tuple[Callable[[], object], str, str]] = [
    (lambda: with_price({"per_unit": 5}), "components[0].price.per_unit", "number_as_json_number"),
    (lambda: with_price({"per_unit": "1e3"}), "components[0].price.per_unit", "bad_number"),
    (lambda: with_price({"per_unit": "01"}), "components[0].price.per_unit", "bad_number"),
    (lambda: with_price({"per_unit": "-0"}), "components[0].price.per_unit", "bad_number"),
    (lambda: with_price({"per_hour": "1"}), "components[0].price", "one_key_of"),
    (
        lambda: with_price({"brackets": [{"to": "5", "per_unit": "1"}]}),
        "components[0].price.brackets[0]",
        "last_bracket_closed",
    ),
    (
        lambda: with_price({"brackets": [{"per_unit": "1"}, {"per_unit": "2"}]}),
        "components[0].price.brackets[0]",
        "open_bracket_not_last",
    ),
    (
        lambda: with_price(
            {
                "brackets": [
                    {"to": "5", "per_unit": "1"},
                    {"to": "5", "per_unit": "1"},
                    {"per_unit": "2"},
                ]
            }
        ),
        "components[0].price.brackets[1].to",
        "thresholds_not_ascending",
    ),
    (
        lambda: with_price(
            {"steps": [{"at_least": "9", "amount": "1"}, {"at_least": "8", "amount": "2"}]}
        ),
        "components[0].price.steps[1].at_least",
        "thresholds_not_ascending",
    ),
    (
        lambda: with_price({"steps": [{"at_least": "9", "more_than": "9", "amount": "1"}]}),
        "components[0].price.steps[0]",
        "one_key_of",
    ),
    (
        lambda: with_price({"rate": "0.03", "per": "year"}, {"notional": "100"}),
        "components[0].price",
        "day_count_missing",
    ),
    (lambda: with_price({"amount": "5"}), "components[0].price", "price_needs_one"),
    (
        lambda: with_price(
            {"line": [{"from": "1", "amount": "1"}], "below": "0", "beyond": "continue"}
        ),
        "components[0].price.beyond",
        "continue_needs_two_points",
    ),
    (
        lambda: with_price({"shares": [{"share": "0.9"}, {"share": "0.4"}]}, {"sum": "saving"}),
        "components[0].price.shares[0]",
        "share_end_missing",
    ),
    (
        lambda: with_price({"schedule": [{"in": "2019-01-01", "amount": "5"}]}, {"one": True}),
        "components[0].price.schedule[0].in",
        "date_outside_periods",
    ),
    (
        lambda: with_price({"per_unit": "5"}, {"count": "job", "first_per": "person"}),
        "components[0].quantity.count",
        "metric_without_subject",
    ),
    (
        lambda: with_price({"per_unit": "5"}, {"achieved": "job"}),
        "components[0].quantity.achieved",
        "metric_without_target",
    ),
    (
        lambda: with_price(
            {"per_unit": "5"}, {"change": "level", "against": "baseline", "as": "reduction"}
        ),
        "components[0].quantity.against",
        "metric_without_baseline",
    ),
    (
        lambda: with_price({"per_unit": "5"}, {"ratio": {"of": "job", "to": "job"}}),
        "components[0].quantity.ratio",
        "compared_with_itself",
    ),
    (
        lambda: with_price({"per_unit": "5"}, {"count": "level"}),
        "components[0].quantity.count",
        "metric_kind",
    ),
    (
        lambda: with_price({"per_unit": {"constant": "principal"}}),
        "components[0].price.per_unit.constant",
        "unknown_constant",
    ),
    (lambda: with_price({"per_unit": "5"}, weight="1.2"), "components[0].weight", "number_above"),
    (
        lambda: with_price(
            {"per_unit": "5"},
            gate={"at_least": 3, "of": [{"quantity": {"count": "job"}, "at_least": "1"}]},
        ),
        "components[0].gate.at_least",
        "gate_count_too_high",
    ),
    (
        lambda: with_price(
            {"per_unit": "5"}, over="period", interim={"true_up_on": "2020-06-01", "clawback": True}
        ),
        "components[0].interim",
        "interim_not_over",
    ),
    (
        lambda: with_price({"per_unit": "5"}, **{"from": "2021-01-01", "until": "2020-01-01"}),
        "components[0].until",
        "end_not_after_start",
    ),
    (
        lambda: with_price({"amount": "5"}, {"one": True}, over="cohort"),
        "components[0].over",
        "over_needs_metric",
    ),
    (lambda: terms_data(JOBS, JOBS), "components[1].code", "duplicate_code"),
    (
        lambda: terms_data({**JOBS, "weight": "0.7"}, {**JOBS, "code": "more", "weight": "0.4"}),
        "components[1].weight",
        "weights_over_one",
    ),
    (lambda: with_limit(min="5"), "limits[0]", "due_missing"),
    (lambda: with_limit(max="5", excess="carried"), "limits[0].excess", "key_not_allowed"),
    (lambda: with_limit(max="5", min="3"), "limits[0]", "one_key_of"),
    (lambda: with_limit(max="-5"), "limits[0].max", "number_below"),
    (lambda: with_limit(max_share={"share": "0.5"}), "limits[0].max_share", "share_overlaps"),
    (
        lambda: terms_data(
            with_price({"steps": [{"at_least": "1", "amount": "5"}]}, {"count": "person_job"})[
                "components"
            ][0],  # type: ignore[index]
            limits=[{"code": "cap", "scope": "person", "max": "5"}],
        ),
        "limits[0].scope",
        "limit_not_separable",
    ),
    (lambda: with_limit(max="5", scope="person"), "limits[0].scope", "metric_without_subject"),
    (lambda: terms_data(JOBS, payers=[{"party": "nobody"}]), "payers[0].party", "unknown_party"),
    (lambda: terms_data(JOBS, payers=[{"party": "helper"}]), "payers[0].party", "wrong_role"),
    (
        lambda: terms_data(
            JOBS,
            payers=[
                {"party": "town", "share": "1", "max": "5", "excess_to": "fund"},
                {"party": "fund", "max": "5", "excess_to": "town"},
            ],
        ),
        "payers[0].excess_to",
        "excess_goes_round",
    ),
    (
        lambda: terms_data(JOBS, rounding={**MODES, "to": "0.005"}),
        "rounding.to",
        "rounding_below_cent",
    ),
    (
        lambda: terms_data(JOBS, rounding={**MODES, "remainder_to": "fund"}),
        "rounding.remainder_to",
        "not_a_payer",
    ),
    (
        lambda: terms_data(JOBS, periods={"dates": ["2020-01-01", "2019-01-01"]}),
        "periods.dates[1]",
        "dates_not_ascending",
    ),
    (
        lambda: terms_data(JOBS, periods={"every": "once", "from": "2020-01-01"}),
        "periods",
        "periods_need_end",
    ),
    (
        lambda: terms_data(
            JOBS, periods={"every": "year", "from": "2020-01-01", "until": "2020-01-01"}
        ),
        "periods.until",
        "end_not_after_start",
    ),
    (lambda: terms_data(JOBS, valid_from="2020-02-30"), "valid_from", "bad_date"),
    (lambda: terms_data(JOBS, currency="euro"), "currency", "bad_currency"),
    (lambda: terms_data(JOBS, currency="JPY"), "currency", "currency_without_cents"),
    (lambda: terms_data(JOBS, currency="KWD"), "currency", "currency_without_cents"),
    (
        lambda: terms_data(JOBS, metrics=[metric("job", verified_by="helper")]),
        "metrics[0].verified_by",
        "wrong_role",
    ),
    (
        lambda: terms_data(JOBS, metrics=[metric("job"), metric("job")]),
        "metrics[1].code",
        "duplicate_code",
    ),
]


@pytest.mark.parametrize(("make", "path", "code"), CASES)
def test_a_mistake_is_one_problem_at_its_place(
    make: Callable[[], object], path: str, code: str
) -> None:
    assert found(make()) == {(path, code)}


def test_terms_hold_what_was_written() -> None:
    terms = parse_terms(terms_data(JOBS))
    assert terms.component("jobs").recipient == "helper"
    assert terms.component("jobs").source == JOBS
    assert terms.payers[0].share == 1
    assert terms.metric("nights").has_subject
    assert terms.party("town").role == "payer"
    with pytest.raises(KeyError):
        terms.metric("nothing")


def test_terms_hold_what_people_read() -> None:
    constants = {"principal": {"amount": "680000", "label": label("sum")}, "bare": {"amount": "0"}}
    data = terms_data(JOBS, title=label("title"), note=label("note"), constants=constants)
    terms = parse_terms(data)
    assert (terms.title, terms.note) == (label("title"), label("note"))
    assert terms.constant_labels == {"principal": label("sum"), "bare": {}}
    assert terms.party("helper").label == label("helper")


def test_periods_of_named_dates() -> None:
    dates = ["2020-01-01", "2020-03-01", "2020-07-15"]
    periods = {"dates": dates, "year": "contract"}
    assert parse_terms(terms_data(JOBS, periods=periods)).periods == PeriodRule(
        None,
        date(2020, 1, 1),
        date(2020, 7, 15),
        (date(2020, 1, 1), date(2020, 3, 1), date(2020, 7, 15)),
        "contract",
    )


def test_periods_that_come_back() -> None:
    start, until = date(2020, 1, 1), date(2021, 1, 1)
    periods = {"every": "quarter", "from": "2020-01-01"}
    rule = PeriodRule("quarter", start, None, (), "calendar")
    assert parse_terms(terms_data(JOBS, periods=periods)).periods == rule
    periods |= {"until": "2021-01-01", "year": "contract"}
    rule = PeriodRule("quarter", start, until, (), "contract")
    assert parse_terms(terms_data(JOBS, periods=periods)).periods == rule


def test_periods_that_cannot_be_read_are_months() -> None:
    unread, _ = examine_terms(terms_data(JOBS, periods={"from": "2020-01-01"}))
    assert unread is not None
    assert unread.periods == PeriodRule("month", date(2020, 1, 1), None, (), "calendar")


ONE_OF_TWO = {"keys": ["every", "dates"], "found": ["every", "dates"]}
EVERY_MONTH = {"every": "month", "from": "2020-01-01"}
FIRST, LATER, BETWEEN = "2020-01-01", "2020-07-01", "2020-04-01"


@pytest.mark.parametrize(
    ("periods", "path", "code", "params"),
    [
        ({"dates": []}, ".dates", "empty_list", {}),
        ({"dates": [FIRST]}, ".dates", "number_below", {"found": "1", "least": "2"}),
        ({"dates": [FIRST, "x"]}, ".dates[1]", "bad_date", {"found": "x"}),
        (
            {"dates": [FIRST, FIRST]},
            ".dates[1]",
            "dates_not_ascending",
            {"found": FIRST, "before": FIRST},
        ),
        (
            {"dates": [FIRST, LATER, BETWEEN]},
            ".dates[2]",
            "dates_not_ascending",
            {"found": BETWEEN, "before": LATER},
        ),
        ({"every": "month"}, "", "missing_key", {"key": "from"}),
        ({"every": "x", "dates": [FIRST, LATER]}, "", "one_key_of", ONE_OF_TWO),
        (
            {**EVERY_MONTH, "dates": [FIRST], "until": LATER, "year": "contract"},
            "",
            "one_key_of",
            ONE_OF_TWO,
        ),
        ({"every": "once", "from": FIRST}, "", "periods_need_end", {"every": "once"}),
        (
            {**EVERY_MONTH, "until": FIRST},
            ".until",
            "end_not_after_start",
            {"found": FIRST, "start": FIRST},
        ),
    ],
)
def test_wrong_periods_are_one_problem(
    periods: object, path: str, code: str, params: dict[str, object]
) -> None:
    assert problems(terms_data(JOBS, periods=periods)) == [(f"periods{path}", code, params)]


@pytest.mark.parametrize(
    ("key", "value", "path", "code", "params"),
    [
        ("format", "terms/2", "", "wrong_format", {"found": "terms/2", "known": "terms/1"}),
        ("currency", "eur", "", "bad_currency", {"found": "eur"}),
        ("currency", "EURO", "", "bad_currency", {"found": "EURO"}),
        ("currency", "EU1", "", "bad_currency", {"found": "EU1"}),
        ("currency", "ÉUR", "", "bad_currency", {"found": "ÉUR"}),
        ("currency", "E" * 99, "", "bad_currency", {"found": "E" * 80}),
        ("currency", "JPY", "", "currency_without_cents", {"found": "JPY"}),
        ("constants", {"Much": {"amount": "5"}}, ".Much", "bad_code", {"found": "Much"}),
        (
            "constants",
            {"debt": {"amount": "-1"}},
            ".debt.amount",
            "number_below",
            {"found": "-1", "least": "0"},
        ),
        (
            "metrics",
            [metric("job", missing={"late": "wait"})],
            "[0].missing",
            "unknown_key",
            {"key": "late", "known": ["not_measured", "not_applicable"]},
        ),
    ],
)
def test_a_wrong_part_is_one_problem(
    key: str, value: object, path: str, code: str, params: dict[str, object]
) -> None:
    assert problems(terms_data(JOBS, **{key: value})) == [(f"{key}{path}", code, params)]
