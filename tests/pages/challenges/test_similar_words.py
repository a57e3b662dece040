"""What one can do with what exists already: for every state there is something."""

from types import SimpleNamespace

import pytest

from pages.challenges import similar_words
from pages.enums import LifePhase
from pages.phases import Phase


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_of_a_call_says_what_one_can_do(phase):
    assert similar_words.of_call(SimpleNamespace(phase=phase)).endswith(".")


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (LifePhase.GROWING, "Bewoners doen dit al. Lees erover en vraag of u mee kunt doen."),
        (LifePhase.SMALL, "Bewoners doen dit al. Lees erover en vraag of u mee kunt doen."),
        (LifePhase.ENDED, "Dit is gestopt. Lees wat hielp en hinderde. U kunt zelf verdergaan."),
        (LifePhase.RENEWED, "Dit gaat ergens anders door. Lees waar, en vraag of u mee kunt doen."),
        (LifePhase.UNKNOWN, "Wij weten niet of dit nog loopt. Lees erover, of vraag het hun."),
    ],
)
def test_an_initiative_by_how_far_it_is(phase, words):
    assert similar_words.of_initiative(SimpleNamespace(life_phase=phase)) == words


def test_the_codes_are_those_of_the_phases_of_an_initiative():
    assert set(similar_words.INITIATIVE_WORDS) <= set(LifePhase.values)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("accepted", "Dit plan mocht doorgaan. Bel ons als u mee wilt doen."),
        ("running", "Dit plan mocht doorgaan. Bel ons als u mee wilt doen."),
        ("rejected", "Dit plan ging niet door. Lees waarom, doe het anders en ga gerust verder."),
    ],
)
def test_a_plan_by_its_decision(status, words):
    assert similar_words.of_decision(SimpleNamespace(status=status)) == words
