"""Who has only the document reads there how to begin."""

from __future__ import annotations

import html

import pytest

from contracts.api.guide import guide
from contracts.api.reading import paragraphs_of
from contracts.api.views.documents import api_document


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("120/min", "hooguit 120 verzoeken per minuut"),
        ("5/s", "hooguit 5 verzoeken per seconde"),
        ("900/hour", "hooguit 900 verzoeken per uur"),
        ("9/day", "hooguit 9 verzoeken per dag"),
    ],
)
def test_it_says_how_often_one_may_ask(rate, words):
    told = guide({"anonymous": rate, "token": "600/min"})
    assert f"{words} per internetadres" in told
    assert "hooguit 600 verzoeken per minuut per sleutel" in told
    assert "{" not in told


def test_the_document_and_the_page_have_it(scene):
    text = api_document()["info"]["description"]
    page = html.unescape(scene.get("").content.decode())
    for lead, words in paragraphs_of(text):
        assert words in page
        assert lead in page
    assert "**" not in page
    for word in ("Idempotency-Key", "Idempotent-Replayed", "Retry-After", "Webhook-Signature"):
        assert word in text
