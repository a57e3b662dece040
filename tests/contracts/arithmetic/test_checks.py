"""Checks between the parts of terms."""

import pytest

from contracts.arithmetic import TermsError, parse_terms
from contracts.arithmetic.checks import is_separable, quantities_in
from tests.contracts.arithmetic.builders import component, terms, terms_data

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
