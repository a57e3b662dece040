"""Adjustments are frozen data; when a component is over depends on what still falls due."""

from dataclasses import FrozenInstanceError
from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic.adjustments import DEFAULT_ORDER, Index, Premium, Volume
from tests.contracts.arithmetic.builders import component, terms

pytestmark = pytest.mark.pure


def test_the_default_order() -> None:
    assert DEFAULT_ORDER == ("weight", "premium", "index")


def test_each_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Index().rule = None  # type: ignore[misc]
    assert Premium("west", Fraction(2)) == Premium("west", Fraction(4, 2), None, "amount")
    assert len({Volume(Fraction(1)), Volume(None, Fraction(1)), Volume(Fraction(1))}) == 2


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, None),
        ({"due_on": "2020-09-30"}, None),
        ({"until": "2020-07-01"}, date(2020, 7, 1)),
        ({"until": "2020-07-01", "due_on": "2020-09-30"}, date(2020, 10, 1)),
        ({"until": "2020-07-01", "due_on": "2020-06-30"}, date(2020, 7, 1)),
        (
            {"until": "2020-07-01", "volume": {"min": "4", "due": "2020-12-31"}},
            date(2021, 1, 1),
        ),
    ],
)
def test_a_component_is_over_when_nothing_falls_due_any_more(
    more: dict, expected: date | None
) -> None:
    contract = terms(component("part", {"count": "job"}, {"per_unit": "1"}, **more))
    assert contract.components[0].is_over_on == expected
