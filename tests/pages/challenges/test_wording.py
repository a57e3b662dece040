"""Dutch is the source; English is complete and fills in the same places."""

import re
from pathlib import Path

from babel.messages.pofile import read_po
from django.utils import translation

from pages.challenges.enums import Status

CATALOGUE = (
    Path(__file__).parents[3] / "pages" / "challenges" / "locale" / "en" / "LC_MESSAGES"
) / "django.po"


def test_english_is_complete():
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    assert len(messages) > 400
    for message in messages:
        dutch = message.id if isinstance(message.id, tuple) else (message.id,)
        english = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(english), dutch
        assert places(dutch[0]) == places(english[0])
        assert not message.fuzzy


def test_english_is_compiled():
    with translation.override("en"):
        assert str(Status.IN_HANDLING.label) == "Being handled"


def places(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)[sd]", text))
