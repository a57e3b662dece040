"""Refusals: a sentence in two languages, with the field and the days in words."""

import pytest
from django.utils import translation

from contracts.errors import MESSAGES, Refused, RefusedTogether, add_messages


def test_a_refusal_names_its_field_and_says_days_in_words():
    refused = Refused("earlier_period_open", "period", {"start": "2026-04-01"})
    assert refused.field == "period"
    with translation.override("nl"):
        assert str(refused) == (
            "De periode vanaf 1 april 2026 is nog niet afgerekend. Doe die eerst."
        )
    with translation.override("en"):
        assert str(refused) == (
            "The period from 1 April 2026 is not settled yet. Settle that one first."
        )


def test_refusals_together_are_lines():
    with translation.override("nl"):
        together = RefusedTogether([Refused("title_missing"), Refused("terms_missing")])
        assert str(together).splitlines() == [
            "Geef het contract een titel.",
            "Er zijn nog geen betaalafspraken. Voeg ze toe.",
        ]


def test_every_refusal_is_a_sentence_in_dutch_and_in_english():
    class Anything(dict):
        def __missing__(self, key):
            return key

    for code in MESSAGES:
        sentences = {}
        for language in ("nl", "en"):
            with translation.override(language):
                sentences[language] = str(MESSAGES[code]).format_map(Anything())
        assert sentences["nl"].endswith((".", "problems")), code
        assert sentences["en"] != sentences["nl"], code


def test_an_app_above_the_core_brings_its_own_sentences():
    sentence = "Dit kan op {day}."
    add_messages({"test_of_messages": sentence})
    add_messages({"test_of_messages": sentence})
    with translation.override("nl"):
        refused = Refused("test_of_messages", "day", {"day": "2026-04-01"})
        assert refused.message == "Dit kan op 1 april 2026."
    with pytest.raises(ValueError, match="'test_of_messages' has a sentence already"):
        add_messages({"test_of_messages": "Iets anders."})
    with pytest.raises(ValueError, match="'title_missing' has a sentence already"):
        add_messages({"title_missing": "Iets anders."})
