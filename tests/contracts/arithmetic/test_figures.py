"""Reported numbers, without a float anywhere."""

from datetime import date

import pytest

from contracts.arithmetic.figures import Figure, report_figures
from tests.contracts.arithmetic.builders import component, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})


def value(paid_cents: int, kind: str, places: int, **more: str) -> str | None:
    figure = {"code": "figure", "kind": kind, "places": places, **more}
    return next(report_figures(terms(JOBS, figures=[figure]).figures, paid_cents))[1]


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        ("9600000", "0.0"),
        ("10080000", "1.2"),
        ("10176000", "1.5"),
        ("10368000", "1.9"),
        ("10944000", "3.3"),
        ("11712000", "5.1"),
        ("4800000", "-15.9"),
    ],
)
def test_annualised_return(payment: str, expected: str) -> None:
    assert value(int(payment) * 100, "annualised_return", 1, over="9600000", years="4") == expected


def test_the_others() -> None:
    assert value(963891136, "gain", 2, over="8600000") == "1038911.36"
    assert value(963891136, "multiple", 3, over="8600000") == "1.121"
    assert value(0, "adjusted_target", 3, target="0.50", attrition="0.20") == "0.625"
    assert value(0, "annualised_return", 1, over="5", years="2.5") is None
    assert value(0, "adjusted_target", 0, target="1", attrition="1") is None
    assert value(100, "gain", 0, over="3") == "-2"


def test_without_payments_there_is_no_annualised_return() -> None:
    assert value(0, "annualised_return", 1, over="5", years="2") is None
    assert value(-100, "annualised_return", 1, over="5", years="2") is None
    # One cent of 5 euros in a year: 0.01 / 5 - 1
    assert value(1, "annualised_return", 1, over="5", years="1") == "-99.8"


def test_a_year_and_a_half_is_three_halves() -> None:
    # (8 / 1) ** (1 / 1.5) = 4
    assert value(800, "annualised_return", 2, over="1", years="1.5") == "300.00"


def test_the_places_are_exact_to_the_last() -> None:
    # 1.5 ** (1 / 2) - 1 = 0.22474487139158904909...
    assert value(150, "annualised_return", 6, over="1", years="2") == "22.474487"


def test_an_irr_is_that_of_its_own_investment() -> None:
    """100,000 that became 121,000 in two years of 365 days each: 10 % a year."""
    figure = Figure("irr", "irr", 1, on="loan")
    flows = {
        "loan": ((date(2021, 1, 1), -100000), (date(2023, 1, 1), 121000)),
        "other": ((date(2021, 1, 1), -100000), (date(2022, 1, 1), 100000)),
    }
    assert list(report_figures([figure], 0, flows)) == [(figure, "10.0")]
    assert list(report_figures([figure], 0, {"other": flows["other"]})) == [(figure, None)]
    assert list(report_figures([figure], 0)) == [(figure, None)]
