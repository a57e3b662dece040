"""Lines about reporting and verifying; the test of all lines reads them."""

from __future__ import annotations

from contracts.event_words import DETAILS
from contracts.reporting.event_words import EVENT_WORDS


def test_the_history_reads_what_this_app_writes() -> None:
    assert {verb.value for verb in EVENT_WORDS} == {
        "report_asked",
        "report_delivered",
        "report_reminded",
        "report_escalated",
        "report_extended",
        "sample_drawn",
        "dispute_opened",
        "dispute_answered",
        "dispute_closed",
        "period_signed_off",
    }
    assert all(DETAILS[verb] is words for verb, words in EVENT_WORDS.items())
