"""Checks between the parts of terms."""

import pytest

from contracts.arithmetic import TermsError, parse_terms
from contracts.arithmetic.checks import is_separable, quantities_in
from tests.contracts.arithmetic.builders import component, problems, terms, terms_data

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
STEPS = {"steps": [{"at_least": "1", "amount": "5"}], "by": {"latest": "rate"}}


def test_which_quantities_a_component_looks_at() -> None:
    rule = {
        "true_up_on": "2020-06-01",
        "clawback": True,
        "quantity": {"count": "places"},
        "price": STEPS,
    }
    gate = {"quantity": {"latest": "level"}, "at_least": "1"}
    contract = terms(
        component("part", {"count": "job"}, {"per_unit": "1"}, gate=gate, interim=rule)
    )
    keys = ["job", "level", "places", "rate"]
    assert [quantity.metric for quantity in quantities_in(contract.components[0])] == keys  # type: ignore[union-attr]


def test_only_a_tariff_over_a_count_is_the_sum_of_its_parts() -> None:
    contract = terms(JOBS, component("steps", {"count": "job"}, STEPS))
    assert [is_separable(part) for part in contract.components] == [True, False]


def test_one_mistake_does_not_make_others() -> None:
    data = terms_data(
        {**JOBS, "weight": "x"}, limits=[{"code": "cap", "scope": "unit", "max": "y"}]
    )
    with pytest.raises(TermsError) as caught:
        parse_terms(data)
    assert [problem.path for problem in caught.value.problems] == [
        "components[0].weight",
        "limits[0].max",
    ]


def test_a_limit_per_person_over_a_metric_that_cannot_be_read_waits_for_it() -> None:
    """The metric is what is wrong; about the limit nothing can be said yet."""
    data = terms_data(
        component("jobs", {"count": "person_job"}, {"per_unit": "100"}),
        limits=[{"code": "cap", "scope": "person", "max": "5"}],
    )
    for metric in data["metrics"]:  # type: ignore[attr-defined]
        if metric["code"] == "person_job":
            del metric["kind"]
    with pytest.raises(TermsError) as caught:
        parse_terms(data)
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [
        ("missing_key", "metrics[1]"),
    ]


def test_weights_at_different_times_do_not_add_up() -> None:
    first = {**JOBS, "weight": "0.7", "until": "2020-07-01"}
    terms(first, {**JOBS, "code": "later", "weight": "0.7", "from": "2020-07-01"})


def test_a_later_limit_may_name_an_earlier_floor() -> None:
    floor = {"code": "floor", "scope": "period", "min": "5"}
    cap = {"code": "cap", "scope": "period", "max": "9", "over": ["floor"]}
    assert len(terms(JOBS, limits=[floor, cap]).limits) == 2
    with pytest.raises(TermsError) as caught:
        parse_terms(terms_data(JOBS, limits=[cap, floor]))
    assert [problem.code for problem in caught.value.problems] == ["unknown_component"]


def noted(*parts: dict, **more: object) -> list[tuple[str, str]]:
    try:
        parse_terms(terms_data(*parts, **more))
    except TermsError as error:
        start = "components[0]."
        return [(p.path.removeprefix(start), p.code) for p in error.problems]
    return []


DATED = {"per_unit": {"dated": [{"from": "2020-02-01", "amount": "5"}]}}


@pytest.mark.parametrize(
    ("quantity", "more", "expected"),
    [
        ({"count": "job"}, {}, [("price.per_unit.dated[0].from", "no_amount_before")]),
        ({"count": "job"}, {"from": "2020-02-01"}, []),
        ({"latest": "level"}, {"from": "2020-02-01"}, [("price.per_unit", "dated_needs_sum")]),
    ],
)
def test_dated_tariffs(quantity: dict, more: dict, expected: list[tuple[str, str]]) -> None:
    assert noted(component("part", quantity, DATED, **more)) == expected


RULE = {"true_up_on": "2020-06-01", "clawback": True}
COUNTED = component("part", {"count": "job"}, {"per_unit": "1"})
ONCE = component("part", {"one": True}, {"amount": "5"})
STEPPED = component("part", {"count": "job"}, STEPS)
DATED_FROM_THE_START = {"per_unit": {"dated": [{"from": "2020-01-01", "amount": "5"}]}}


@pytest.mark.parametrize(
    ("part", "interim", "expected"),
    [
        (COUNTED, {}, None),
        (
            component("part", {"count": "job"}, DATED_FROM_THE_START),
            {"quantity": {"count": "places"}},
            None,
        ),
        (ONCE, {"quantity": {"one": True}}, None),
        (ONCE, {"price": {"amount": "3"}}, None),
        (
            ONCE,
            {"quantity": {"count": "job"}},
            ("interim.quantity", "price_needs_one", {"price": "amount", "quantity": "count"}),
        ),
        (
            COUNTED,
            {"price": {"amount": "3"}},
            ("interim.price", "price_needs_one", {"price": "amount", "quantity": "count"}),
        ),
        (
            COUNTED,
            {"price": DATED_FROM_THE_START, "quantity": {"latest": "level"}},
            ("interim.price.per_unit", "dated_needs_sum", {}),
        ),
        ({**COUNTED, "over": "year"}, {}, ("interim", "interim_not_over", {"over": "year"})),
        ({**COUNTED, "over": "period"}, {}, ("interim", "interim_not_over", {"over": "period"})),
        (
            COUNTED,
            {"true_up_on": "2021-01-01"},
            (
                "interim.true_up_on",
                "date_outside_periods",
                {"found": "2021-01-01", "first": "2020-01-01", "last": "2021-01-01"},
            ),
        ),
    ],
)
def test_interim_payments_fit_the_component(part: dict, interim: dict, expected: tuple) -> None:
    periods = {"every": "quarter", "from": "2020-01-01", "until": "2021-01-01"}
    rule = {**RULE, "share": "0.5", **interim}
    found = problems(terms_data({**part, "interim": rule}, periods=periods))
    assert [(path.removeprefix("components[0]."), *rest) for path, *rest in found] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("interim", "expected"),
    [
        ({"share": "0.5"}, True),
        ({"quantity": {"count": "places"}}, False),
        ({"price": {"per_unit": "2"}}, False),
        ({"quantity": {"count": "places"}, "price": {"per_unit": "2"}}, False),
    ],
)
def test_another_interim_quantity_or_price_is_no_sum_of_parts(
    interim: dict, expected: bool
) -> None:
    contract = terms({**COUNTED, "interim": {**RULE, **interim}})
    assert is_separable(contract.components[0]) is expected


@pytest.mark.parametrize(
    ("part", "limit", "expected"),
    [
        (
            ONCE,
            {"scope": "unit", "max": "5"},
            ("scope", "limit_needs_count", {"component": "part"}),
        ),
        (
            STEPPED,
            {"scope": "cohort", "max": "5"},
            (
                "scope",
                "limit_not_separable",
                {"scope": "cohort", "component": "part", "price": "steps"},
            ),
        ),
        (
            COUNTED,
            {"scope": "contract", "max_share": {"share": "0.5", "of": ["part"]}},
            ("max_share", "share_overlaps", {"found": ["part"]}),
        ),
    ],
)
def test_limits_fit_what_they_cover(part: dict, limit: dict, expected: tuple) -> None:
    path, code, params = expected
    found = problems(
        terms_data(part, JOBS, limits=[{"code": "cap", "over": ["part", "jobs"], **limit}])
    )
    assert (f"limits[0].{path}", code, params) in found


@pytest.mark.parametrize(
    ("others", "limits", "found"),
    [
        ([COUNTED], [], ["part"]),
        ([{**COUNTED, "over": "period"}], [], ["part"]),
        ([{**COUNTED, "over": "cohort"}], [], []),
        ([COUNTED], [{"code": "each", "scope": "cohort", "max": "5", "over": ["part"]}], []),
        ([COUNTED], [{"code": "each", "scope": "year", "max": "5", "over": ["part"]}], ["part"]),
    ],
)
@pytest.mark.parametrize("of", [{}, {"of": ["part", "jobs"]}])
def test_a_share_per_cohort_needs_amounts_per_cohort(
    others: list, limits: list, found: list, of: dict
) -> None:
    share = {"code": "share", "scope": "cohort", "over": ["jobs"]}
    data = terms_data(
        JOBS, *others, limits=[{**share, "max_share": {"share": "0.5", **of}}, *limits]
    )
    assert problems(data) == [
        ("limits[0].max_share", "share_needs_cohorts", {"component": code}) for code in found
    ]
    data["limits"][0]["scope"] = "year"
    assert problems(data) == []


def test_a_share_per_cohort_may_leave_out_what_is_not_counted_per_cohort() -> None:
    jobs, places = ({**JOBS, "code": code, "over": "cohort"} for code in ("jobs", "places"))
    share = {"code": "share", "scope": "cohort", "over": ["jobs"]}
    of = {"share": "0.5", "of": ["jobs", "places"]}
    assert problems(terms_data(jobs, places, COUNTED, limits=[{**share, "max_share": of}])) == []


@pytest.mark.parametrize(
    ("floor", "over", "found"),
    [
        ({"scope": "contract", "due": "2020-02-01"}, ["jobs"], ["least"]),
        ({"scope": "contract", "due": "2020-02-01"}, ["jobs", "least"], ["least"]),
        ({"scope": "year"}, ["jobs"], ["least"]),
        ({"scope": "cohort"}, ["jobs"], []),
    ],
)
def test_a_share_per_cohort_needs_floors_per_cohort(floor: dict, over: list, found: list) -> None:
    jobs, part = ({**one, "over": "cohort"} for one in (JOBS, COUNTED))
    least = {"code": "least", "min": "5", "over": ["part"], **floor}
    share = {"code": "share", "scope": "cohort", "over": over, "max_share": {"share": "0.5"}}
    assert problems(terms_data(jobs, part, limits=[least, share])) == [
        ("limits[1].max_share", "share_needs_cohorts", {"component": code}) for code in found
    ]
    later = {**share, "max_share": {"share": "0.5", "of": [*over, "part"]}}
    left_out = [] if "least" not in over else found
    assert problems(terms_data(jobs, part, limits=[least, later])) == [
        ("limits[1].max_share", "share_needs_cohorts", {"component": code}) for code in left_out
    ]
    of_another = {**share, "max_share": {"share": "0.5", "of": ["part"]}}
    assert problems(terms_data(jobs, part, limits=[least, of_another])) == [
        ("limits[1].max_share", "share_needs_cohorts", {"component": code}) for code in left_out
    ]


def test_a_share_per_cohort_does_not_look_at_floors_behind_it() -> None:
    jobs, part = ({**one, "over": "cohort"} for one in (JOBS, COUNTED))
    share = {"code": "share", "scope": "cohort", "over": ["jobs"], "max_share": {"share": "0.5"}}
    least = {"code": "least", "scope": "year", "min": "5"}
    assert problems(terms_data(jobs, part, limits=[share, least])) == []


@pytest.mark.parametrize("start", [None, "2020-04-01"])
def test_weights_that_begin_on_the_same_day_add_up(start: str | None) -> None:
    since = {"from": start} if start else {}
    first, second = {**JOBS, "weight": "0.7"}, {**COUNTED, "weight": "0.4", **since}
    later = {**first, **since}
    assert problems(terms_data(later, second)) == [
        ("components[1].weight", "weights_over_one", {"sum": "1.1"})
    ]


def test_every_payer_is_asked_who_pays_what_is_above() -> None:
    payers = [
        {"party": "town", "share": "0.5"},
        {"party": "fund", "share": "0.3", "max": "5", "excess_to": "senior"},
        {"party": "junior", "share": "0.2", "max": "5", "excess_to": "nobody"},
    ]
    known = ["fund", "junior", "town"]
    assert problems(terms_data(JOBS, payers=payers)) == [
        ("payers[1].excess_to", "not_a_payer", {"found": "senior", "known": known}),
        ("payers[2].excess_to", "not_a_payer", {"found": "nobody", "known": known}),
    ]


def test_payers_that_are_wrong_are_not_asked_who_pays_what_is_above() -> None:
    payers = [{"party": "town", "share": "0.5", "max": "5", "excess_to": "fund"}]
    wrong = ("payers", "shares_not_one", {"sum": "0.5"})
    assert problems(terms_data(JOBS, payers=payers)) == [wrong]


def test_of_a_ring_of_payers_the_first_is_told() -> None:
    payers = [
        {"party": "junior", "share": "0.4", "max": "5", "excess_to": "town"},
        {"party": "town", "share": "0.4", "max": "5", "excess_to": "fund"},
        {"party": "fund", "share": "0.2", "max": "5", "excess_to": "town"},
    ]
    assert problems(terms_data(JOBS, payers=payers)) == [
        ("payers[1].excess_to", "excess_goes_round", {"found": "fund"})
    ]


def test_a_code_is_given_once() -> None:
    again = {**JOBS, "price": {"per_unit": "5"}}
    assert problems(terms_data(JOBS, again)) == [
        ("components[1].code", "duplicate_code", {"found": "jobs"})
    ]


def test_a_list_of_no_limits_is_one_problem() -> None:
    assert problems(terms_data(JOBS, limits=[])) == [("limits", "empty_list", {})]


@pytest.mark.parametrize("due", ["2019-12-31", "2021-01-01"])
def test_a_guarantee_is_due_in_a_period(due: str) -> None:
    periods = {"every": "quarter", "from": "2020-01-01", "until": "2021-01-01"}
    floor = {"code": "floor", "scope": "contract", "min": "5", "due": due}
    span = {"first": "2020-01-01", "last": "2021-01-01"}
    assert problems(terms_data(JOBS, periods=periods, limits=[floor])) == [
        ("limits[0].due", "date_outside_periods", {"found": due, **span})
    ]
    assert not problems(terms_data(JOBS, periods=periods, limits=[{**floor, "due": "2020-12-31"}]))
