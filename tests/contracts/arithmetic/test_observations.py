"""Observations: when they are known."""

from datetime import date

import pytest

from contracts.arithmetic import Observation

pytestmark = pytest.mark.pure


def test_nothing_is_known_before_it_happened() -> None:
    on = date(2020, 2, 1)
    assert Observation("job", on).is_known_on == on
    assert Observation("job", on, known_on=date(2020, 5, 1)).is_known_on == date(2020, 5, 1)
    assert Observation("job", on, known_on=date(2019, 5, 1)).is_known_on == on
