"""A change in words: 26 helpers before, 1 after, is “afname, 25 minder”. And figures by kind."""

from decimal import Decimal

import pytest
from django.utils import translation

from contracts.dossier_codes import IndicatorLevel
from contracts.indicator_words import (
    LEVEL_WORDS,
    UNTOLD,
    by_level,
    level_lead,
    level_title,
    movement_words,
)

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


def test_figures_stand_in_groups_with_results_first():
    rows = ["input", "", "activity", "outcome", "output", "outcome"]
    groups = by_level(enumerate(rows), lambda row: row[1])
    assert [(group.title, [place for place, _level in group.rows]) for group in groups] == [
        ("Resultaten", [3, 5]),
        ("Prestaties", [4]),
        ("Activiteiten", [2]),
        ("Inzet", [0]),
        ("Niet ingedeeld", [1]),
    ]
    assert groups[2].lead == "Een activiteit zegt wat er is gedaan, niet wat het opleverde."


def test_every_kind_of_figure_has_its_words():
    assert [*IndicatorLevel.values, UNTOLD] == list(LEVEL_WORDS)
    assert [level_title(level) for level in ("outcome", UNTOLD)] == ["Resultaat", ""]
    assert level_lead("outcome") == (
        "Een resultaat zegt wat er voor mensen of voor de buurt verandert."
    )
    assert by_level([], str) == ()
