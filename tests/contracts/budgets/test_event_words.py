"""Lines about money, documents and publication; the test of all lines reads them."""

from __future__ import annotations

from contracts.budgets.event_words import EVENT_WORDS
from contracts.event_words import DETAILS


def test_the_history_reads_what_this_app_writes() -> None:
    assert {verb.value for verb in EVENT_WORDS} == {
        "money_allocated",
        "account_made",
        "statement_made",
        "summary_made",
        "part_published",
        "part_held_back",
    }
    assert all(DETAILS[verb] is words for verb, words in EVENT_WORDS.items())
