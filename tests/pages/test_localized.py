from types import SimpleNamespace

import pytest
from django.utils import translation

from pages.localized import Localized, localized

PAGE = SimpleNamespace(title="Titel", title_en="Title", text="Tekst", text_en="", number="12")


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("nl", "title", Localized("Titel", "nl", is_fallback=False)),
        ("en", "title", Localized("Title", "en", is_fallback=False)),
        ("en-gb", "title", Localized("Title", "en", is_fallback=False)),
        ("en", "text", Localized("Tekst", "nl", is_fallback=True)),
        ("en", "number", Localized("12", "nl", is_fallback=False)),
    ],
)
def test_reader_gets_their_language_or_knows_that_it_is_dutch(language, name, expected):
    with translation.override(language):
        assert localized(PAGE, name) == expected
