"""Blocks are dumb data: frozen, comparable, usable as keys."""

from dataclasses import FrozenInstanceError, is_dataclass
from typing import get_args

import pytest

from contracts.arithmetic import Count, Price, Quantity, Sum

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("kind", [*get_args(Quantity), *get_args(Price)])
def test_each_block_is_frozen_data(kind: type) -> None:
    assert is_dataclass(kind)
    assert kind.__doc__
    assert kind.__hash__ is not None


def test_equal_blocks_are_one_key() -> None:
    assert {Count("job"): 1, Sum("job"): 2}[Count("job")] == 1
    with pytest.raises(FrozenInstanceError):
        Count("job").metric = "other"  # type: ignore[misc]
