"""The answer in plain words: of the whole, and per lot when that is not the same for all."""

from types import SimpleNamespace

import pytest

from pages.challenges.enums import Action
from pages.challenges.models import DecisionLot
from pages.challenges.outcome_words import (
    answer_sentence,
    lot_blocks,
    outcome_label,
    outcome_sentence,
)
from pages.challenges.transitions import DECISION_ACTIONS

pytestmark = pytest.mark.django_db


def decision(action, *lots):
    """A decision with these lots, as (name, action)."""
    rows = [DecisionLot(lot_code=name, lot_name=name, action=answer) for name, answer in lots]
    return SimpleNamespace(action=action, lots=SimpleNamespace(all=lambda: rows))


def test_every_outcome_has_its_own_sentence():
    assert len({outcome_sentence(action) for action in DECISION_ACTIONS}) == len(DECISION_ACTIONS)


def test_one_answer_for_all_lots_is_that_of_the_whole():
    for lots in ((), (("Noord", Action.ACCEPT),), (("A", Action.ACCEPT), ("B", Action.ACCEPT))):
        one = decision(Action.ACCEPT, *lots)
        assert answer_sentence(one) == outcome_sentence(Action.ACCEPT)
        assert outcome_label(one) == "Toegekend"
        assert lot_blocks(one) == ()


@pytest.mark.parametrize(
    ("action", "label", "sentence"),
    [
        (
            Action.ACCEPT,
            "Deels toegekend",
            "Wij willen een deel van uw plan met u uitvoeren: A; B.",
        ),
        (
            Action.ACCEPT_WITH_CONDITIONS,
            "Deels toegekend, met aanpassingen",
            (
                "Wij willen een deel van uw plan met u uitvoeren, met de aanpassingen die wij samen"
                " afspraken: A; B."
            ),
        ),
    ],
)
def test_a_split_says_which_lots(action, label, sentence):
    one = decision(action, ("A", action), ("B", action), ("C", Action.REJECT))
    assert (outcome_label(one), answer_sentence(one)) == (
        label,
        f"{sentence} Met de rest gaan wij niet verder: C.",
    )
    assert [block.text for block in lot_blocks(one) if block.kind == "h"] == ["A", "B", "C"]
