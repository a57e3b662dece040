"""Rounding places, and limits that hold on the rounded lines."""

import pytest

from contracts.arithmetic import settle_all
from tests.contracts.arithmetic.builders import (
    MODES,
    by_line,
    component,
    paid,
    quarter,
    seen,
    terms,
)

pytestmark = pytest.mark.pure

ODD = component("odd", {"count": "job"}, {"per_unit": "0.335"})
EVEN = component("even", {"count": "job"}, {"per_unit": "0.335"})
ROWS = [seen("job", number) for number in range(4)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("line", ["0.34", "0.34", "0.34", "0.34"]),
        ("running_total", ["0.34", "0.33", "0.34", "0.33"]),
        ("entry", ["0.34", "0.34", "0.34", "0.34"]),
    ],
)
def test_places(at: str, expected: list[str]) -> None:
    assert paid(terms(ODD, rounding={**MODES, "at": at}), *ROWS) == expected


def test_rounding_breaks_no_cap() -> None:
    cap = [{"code": "cap", "scope": "contract", "max": "1.005"}]
    assert paid(terms(ODD, EVEN, limits=cap), *ROWS) == ["0.68", "0.32", "0.00", "0.00"]


def test_rounding_breaks_no_floor() -> None:
    floor = [{"code": "floor", "scope": "period", "min": "0.67"}]
    rounding = {**MODES, "mode": "down"}
    assert paid(terms(ODD, EVEN, limits=floor, rounding=rounding), *ROWS) == ["0.67"] * 4


def test_a_coarser_unit() -> None:
    assert paid(terms(ODD, rounding={**MODES, "to": "0.05"}), *ROWS) == ["0.35"] * 4


def test_what_is_above_a_cap_is_cut_from_the_last_line_of_the_terms() -> None:
    """Also when an earlier floor gets a line only because rounding missed it."""
    limits = [
        {"code": "in_all", "scope": "contract", "min": "100.005", "due": "2020-05-01"},
        {"code": "each", "scope": "period", "min": "100.005"},
        {"code": "cap", "scope": "period", "max": "100.005"},
    ]
    statements = settle_all([terms(ODD, limits=limits)], [], quarter(3))
    assert [by_line(statement) for statement in statements] == [
        {"odd": "0.00", "each": "100.00"},
        {"odd": "0.00", "in_all": "100.00"},
        {"odd": "0.00", "in_all": "0.01", "each": "99.99"},
    ]
