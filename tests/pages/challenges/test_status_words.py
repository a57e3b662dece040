"""Every status is explained."""

from pages.challenges.enums import Status
from pages.challenges.status_words import WORDS


def test_every_status_has_words_and_a_known_badge():
    assert WORDS.keys() == set(Status)
    assert {words.badge for words in WORDS.values()} <= {
        "neutral", "active", "safe", "warning", "danger",
    }  # fmt: skip
    assert all(words.meaning and words.next_step for words in WORDS.values())
