"""What the app refuses in sentences is known to the core, in two languages."""

from __future__ import annotations

from django.utils import translation

from contracts.api.messages import MESSAGES
from contracts.errors import Refused


def test_every_sentence_ends_and_has_english():
    for code in MESSAGES:
        names = ("last", "party", "number", "host", "most", "indicator", "text")
        params = dict.fromkeys(names, "x")
        sentence = Refused(code, "", params).message
        assert sentence.endswith(".")
        with translation.override("en"):
            assert Refused(code, "", params).message != sentence
