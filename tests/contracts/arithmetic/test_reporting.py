"""What a statement reports beside its lines."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Distribution, settle, settle_all
from contracts.arithmetic.reporting import distribution_of
from contracts.arithmetic.statements import statement_data
from contracts.arithmetic.taxes import Tax
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
HOW = {"mode": "half_up", "to": "0.01", "at": "line"}


def test_the_distribution_is_what_changed() -> None:
    given, before = {("a", "x"): 50, ("b", "y"): 70}, {("a", "x"): 50, ("c", "z"): 5}
    assert distribution_of(given, before) == (
        Distribution("b", "y", 70),
        Distribution("c", "z", -5),
    )


def test_a_tax_that_an_amendment_of_the_past_takes_away_is_reported_back() -> None:
    vat = {"code": "btw", "rate": "0.21", "treatment": "on_top", "round": HOW}
    before, after = terms(JOBS, vat=[vat]), terms(JOBS)
    rows = [seen("job", 0)]
    first = settle_all([before], rows, quarter(1))[0]
    posted = {
        (line.component, payer, line.origin.start): cents
        for line in first.lines
        for payer, cents in line.payers
    }
    second = settle([after], rows, settle_all([after], rows, quarter(2))[1].period, posted)
    assert [(x.component, x.kind, x.amount_cents) for x in second.lines] == [
        ("btw", "reversal", -2100),
        ("jobs", "regular", 0),
    ]
    assert second.lines[0].recipient == ""
    assert second.taxes == ()


@pytest.mark.parametrize(
    ("treatment", "unit", "base", "tax"),
    [("on_top", "0.01", 100_00, 21_00), ("included", "100", 100_00, 0)],
)
def test_a_tax_that_is_gone_is_reported_when_late_news_changes_it(
    treatment: str, unit: str, base: int, tax: int
) -> None:
    how = {"mode": "down", "to": unit, "at": "line"}
    vat = {"code": "btw", "rate": "0.21", "treatment": treatment, "round": how}
    versions = [terms(JOBS, vat=[vat]), terms(JOBS, valid_from="2020-04-01")]
    timely, late = seen("job", 0), seen("job", 0, key="late", known_on=quarter(1))
    found = [statement.taxes for statement in settle_all(versions, [timely, late], quarter(3))]
    reported = Tax("btw", treatment, Fraction("0.21"), base, tax)  # type: ignore[arg-type]
    assert found == [(reported,), (reported,), ()]


def test_everything_is_in_the_data_of_a_statement() -> None:
    note = {"code": "note", "party": "senior", "drawdowns": [{"on": "2020-01-01", "amount": "50"}]}
    vat = {"code": "btw", "rate": "0.21", "treatment": "compensable", "round": HOW}
    contract = terms(
        JOBS,
        vat=[vat],
        investments=[note],
        waterfall={"tiers": [{"to": "senior", "until": {"principal": "note"}}, {"to": "helper"}]},
    )
    data = statement_data(settle_all([contract], [seen("job", 0)], quarter(1))[0])
    assert data["distribution"] == [
        {"tier": "tier_1", "party": "senior", "amount": "50.00"},
        {"tier": "tier_2", "party": "helper", "amount": "50.00"},
    ]
    assert data["taxes"] == [
        {
            "code": "btw",
            "treatment": "compensable",
            "rate": "0.21",
            "base": "100.00",
            "tax": "21.00",
            "reclaimable": [{"party": "town", "amount": "21.00"}],
        }
    ]
    assert data["positions"] == [
        {
            "investment": "note",
            "party": "senior",
            "drawn": "50.00",
            "received": "50.00",
            "principal": "50.00",
            "return": "0.00",
            "outstanding": "0.00",
            "multiple": "1.000",
            "irr": "0.00",
        }
    ]
