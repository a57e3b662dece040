"""Reported numbers, without a float anywhere."""

import pytest

from contracts.arithmetic.figures import report_figures
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
