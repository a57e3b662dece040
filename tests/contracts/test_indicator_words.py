"""A change in words: 26 helpers before, 1 after, is “afname, 25 minder”."""

from decimal import Decimal

import pytest
from django.utils import translation

from contracts.indicator_words import movement_words

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("baseline", "value", "direction", "words"),
    [
        ("26", "1", "down", "afname, 25 minder"),
        ("26", "26", "down", "geen verandering"),
        ("26", "27", "down", "toename, doel niet gehaald"),
        ("2", "4.5", "up", "toename, 2,5 meer"),
        ("4", "2", "up", "afname, doel niet gehaald"),
        (None, "1", "up", ""),
        ("1", None, "up", ""),
    ],
)
def test_a_change_says_which_way_and_how_much(baseline, value, direction, words):
    numbers = [None if text is None else Decimal(text) for text in (baseline, value)]
    assert movement_words(*numbers, direction, "nl") == words


def test_in_english():
    with translation.override("en"):
        assert movement_words(Decimal(26), Decimal(1), "down", "en") == "decrease, 25 fewer"
