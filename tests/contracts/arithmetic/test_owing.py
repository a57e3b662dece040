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
