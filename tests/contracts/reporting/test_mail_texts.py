"""Every kind of mail has its words, in two languages."""

from __future__ import annotations

from django.utils import translation

from contracts.reporting.enums import ReportMailKind
from contracts.reporting.mail_texts import MAIL_TEXTS


def test_every_kind_has_words_in_two_languages() -> None:
    assert set(MAIL_TEXTS) == set(ReportMailKind.values)
    for subject, sentences in MAIL_TEXTS.values():
        for text in (subject, *sentences):
            with translation.override("nl"):
                dutch = str(text)
            with translation.override("en"):
                assert str(text) != dutch
