"""The same seed gives the same sample, whatever the order of the rows."""

from __future__ import annotations

import pytest

from contracts.reporting.drawing import Item, draw, population_sha256, shares

pytestmark = pytest.mark.pure

TEN = [Item(f"k{number}", "a" if number < 7 else "b") for number in range(10)]

PLAIN = ["k2", "k1", "k4"]
POPULATION = "1a8a845d823d7549c74e224321bcbcfb9a87036a505b37c00fd5d7268d6b697e"


def test_a_draw_that_was_written_down_stays_what_it_is() -> None:
    # Worked out once with sha256sum; any other version of Python has to come to the same.
    plain = [Item(item.key) for item in TEN]
    assert [item.key for item in draw(plain, seed="14-22-31", size=3)] == PLAIN
    assert population_sha256(plain) == POPULATION


def test_the_parts_get_their_share() -> None:
    drawn = draw(TEN, seed="14-22-31", size=5)
    assert sorted(item.stratum for item in drawn) == ["a", "a", "a", "a", "b"]
    assert shares({"a": 7, "b": 3}, 5) == {"a": 4, "b": 1}
    assert shares({"b": 1, "a": 1, "c": 1}, 2) == {"a": 1, "b": 1, "c": 0}
    assert shares({"a": 2, "b": 8}, 10) == {"a": 2, "b": 8}


@pytest.mark.parametrize("size", range(1, 11))
def test_the_order_of_the_rows_makes_no_difference(size: int) -> None:
    for items in (TEN[::-1], TEN[5:] + TEN[:5], TEN[::2] + TEN[1::2]):
        drawn = draw(items, seed="zee", size=size)
        assert drawn == draw(TEN, seed="zee", size=size)
        assert len(set(drawn)) == size
        assert population_sha256(items) == population_sha256(TEN)


def test_another_seed_draws_otherwise() -> None:
    assert draw(TEN, seed="a", size=5) != draw(TEN, seed="b", size=5)


@pytest.mark.parametrize("size", [0, -1, 11])
def test_more_than_there_is_cannot_be_drawn(size: int) -> None:
    with pytest.raises(ValueError, match="cannot draw"):
        draw(TEN, seed="a", size=size)
