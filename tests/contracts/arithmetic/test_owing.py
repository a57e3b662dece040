"""One period through every stage, in the order of the terms."""

import pytest

from contracts.arithmetic import settle_all
from tests.contracts.arithmetic.builders import by_line, component, quarter, seen, terms

pytestmark = pytest.mark.pure


def test_every_stage_in_one_period() -> None:
    contract = terms(
        component("jobs", {"count": "job"}, {"per_unit": "100"}),
        component("places", {"count": "places"}, {"per_unit": "10"}),
        limits=[
            {"code": "cap", "scope": "contract", "over": ["jobs"], "max": "450"},
            {"code": "floor", "scope": "period", "over": ["places"], "min": "75"},
        ],
        netting=[{"code": "subsidy", "quantity": {"sum": "saving"}, "over": ["jobs"]}],
        payers=[
            {"party": "fund", "first": "99.99"},
            {"party": "town", "share": "1"},
        ],
        vat=[
            {
                "code": "btw",
                "over": ["jobs"],
                "rate": "0.21",
                "treatment": "on_top",
                "round": {"mode": "half_up", "to": "0.01", "at": "line"},
            }
        ],
        waterfall={"over": ["jobs", "floor"], "tiers": [{"to": "senior"}]},
    )
    rows = [seen("job", 0, 5), seen("places", 0, 2), seen("saving", 0, "150.01")]
    statement = settle_all([contract], rows, quarter(1))[0]
    # jobs 500 → 450 (cap) → 299.99 (subsidy); places 20, floor 55; tax 21 % of 299.99 = 63.00
    assert by_line(statement) == {
        "jobs": "299.99",
        "places": "20.00",
        "floor": "55.00",
        "btw": "63.00",
    }
    assert [line.payers for line in statement.lines] == [
        (("fund", 9999), ("town", 20000)),
        (("fund", 0), ("town", 2000)),
        (("fund", 0), ("town", 5500)),
        (("fund", 0), ("town", 6300)),
    ]
    assert [part.cents for part in statement.distribution] == [35499]
    stages = [step.stage for step in statement.lines[0].trace]
    assert stages == ["quantity", "price", "limit", "netting", "rounding", "split"]


def test_a_tax_on_top_comes_also_after_one_that_is_included_and_says_over_which_lines() -> None:
    how = {"round": {"mode": "half_up", "to": "0.01", "at": "line"}}
    included = {"code": "low", "rate": "0.09", "treatment": "included", "over": ["places"], **how}
    on_top = {"code": "high", "rate": "0.21", "treatment": "on_top", "over": ["jobs"], **how}
    contract = terms(
        component("jobs", {"count": "job"}, {"per_unit": "100"}),
        component("places", {"count": "places"}, {"per_unit": "10"}),
        vat=[included, on_top],
    )
    rows = [seen("job", 0, 2), seen("places", 0, 3)]
    (statement,) = settle_all([contract], rows, quarter(1))
    assert by_line(statement) == {"jobs": "200.00", "places": "30.00", "high": "42.00"}
    step = statement.lines[2].trace[0]
    assert (step.stage, step.rule["code"], step.result) == ("tax", "high", "42")
    assert step.inputs == {"lines": {"jobs": "200.00"}, "base": "200.00"}


@pytest.mark.parametrize(
    ("quantity", "metric", "expected"),
    [({"latest": "level"}, "level", None), ({"count": "job"}, "job", 5)],
)
def test_only_what_adds_up_has_one_quantity_for_all_cohorts(quantity, metric, expected) -> None:
    part = component("part", quantity, {"per_unit": "10"}, over="cohort")
    rows = [seen(metric, 0, 2, cohort="west"), seen(metric, 0, 3, cohort="east")]
    (statement,) = settle_all([terms(part)], rows, quarter(1))
    assert [(line.quantity, line.amount_cents) for line in statement.lines] == [(expected, 50_00)]
