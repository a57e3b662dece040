"""Who reads gets Dutch, unless English was chosen."""

import pytest
from django.utils.translation import deactivate_all, override

from contracts.reader_language import reader_language


@pytest.mark.parametrize(("code", "language"), [("nl", "nl"), ("en", "en"), ("en-gb", "en")])
def test_the_reader_gets_dutch_unless_english_was_chosen(code: str, language: str) -> None:
    with override(code):
        assert reader_language() == language


def test_without_any_language_it_is_dutch() -> None:
    with override("nl"):
        deactivate_all()
        assert reader_language() == "nl"
