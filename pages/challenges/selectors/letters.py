"""Which text of a letter counts, and which letters a case has had."""

from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.db.models.functions import Concat

from pages.challenges import once
from pages.challenges.enums import Letter
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.kinds import Text
from pages.challenges.models import ArchivedLetter, LetterTemplate

# In the key of an archived letter: between that of the first one and what it was made anew for.
RENEWED = ":link:"


def text_of_letter(letter: Letter, language: str) -> tuple[Text, int | None]:
    """The text to fill in, with the revision of the template; None for the standard text."""
    template = once.once("letters", _own_texts).get(letter)
    if template is None:
        return KINDS[letter].standard(language), None
    return template.text_in(language), template.latest_revision_id


def letters_to_applicant(response: Any) -> QuerySet[ArchivedLetter]:
    """What the municipality wrote in this case to who responded, oldest first.

    Of a letter that was made anew with another link only the last one: that link works.
    """
    renewed = ArchivedLetter.objects.filter(
        response=OuterRef("response"), key__startswith=Concat(OuterRef("key"), Value(RENEWED))
    )
    letters = ArchivedLetter.objects.filter(response=response, is_for_applicant=True)
    return letters.exclude(Exists(renewed)).order_by("pk")


def letter_templates() -> QuerySet[LetterTemplate]:
    """A row for each kind of letter, made when it is not there yet, in the order of `KINDS`."""
    known = set(LetterTemplate.objects.values_list("letter", flat=True))
    # A kind that came with a newer version of the portal needs no migration.
    missing = [LetterTemplate(letter=letter.value) for letter in KINDS if letter not in known]
    LetterTemplate.objects.bulk_create(missing, ignore_conflicts=True)
    order = [When(letter=letter.value, then=place) for place, letter in enumerate(KINDS)]
    return LetterTemplate.objects.filter(letter__in=KINDS).order_by(Case(*order))


def _own_texts() -> dict[str, LetterTemplate]:
    return {row.letter: row for row in LetterTemplate.objects.all() if row.is_own_text}
