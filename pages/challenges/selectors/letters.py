"""Which text of a letter counts, and which letters a case has had."""

from typing import Any

from django.db.models import QuerySet

from pages.challenges import once
from pages.challenges.enums import Letter
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.kinds import Text
from pages.challenges.models import ArchivedLetter, LetterTemplate


def text_of_letter(letter: Letter, language: str) -> tuple[Text, int | None]:
    """The text to fill in, with the revision of the template; None for the standard text."""
    template = once.once("letters", _own_texts).get(letter)
    if template is None:
        return KINDS[letter].standard(language), None
    return template.text_in(language), template.latest_revision_id


def letters_to_applicant(response: Any) -> QuerySet[ArchivedLetter]:
    """What the municipality wrote in this case to who responded, oldest first."""
    return ArchivedLetter.objects.filter(response=response, is_for_applicant=True).order_by("pk")


def _own_texts() -> dict[str, LetterTemplate]:
    return {row.letter: row for row in LetterTemplate.objects.all() if row.is_own_text}
