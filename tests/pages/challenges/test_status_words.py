"""Every status is explained."""

from pages.challenges.enums import ResponseKind, Status
from pages.challenges.status_words import WORDS, words_for


def test_every_status_has_words_and_a_known_badge():
    assert WORDS.keys() == set(Status)
    assert {words.badge for words in WORDS.values()} <= {
        "neutral", "active", "safe", "warning", "danger",
    }  # fmt: skip
    assert all(words.meaning and words.next_step for words in WORDS.values())


def test_a_challenge_of_ones_own_hears_nothing_about_a_call():
    for status in Status:
        own = words_for(status, ResponseKind.UNASKED)
        assert "oproep" not in f"{own.meaning} {own.next_step}"
        assert own.badge == WORDS[status].badge
        assert words_for(status, ResponseKind.RESPONSE) == WORDS[status]
    withdrawn = words_for(Status.WITHDRAWN, ResponseKind.UNASKED)
    assert withdrawn.next_step == "U mag altijd opnieuw een plan insturen."
