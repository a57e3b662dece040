"""Rounding places, and limits that hold on the rounded lines."""

import pytest

from tests.contracts.arithmetic.builders import MODES, component, paid, seen, terms

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
