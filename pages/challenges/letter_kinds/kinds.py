"""What a kind of letter is: its fields, its standard text, and for whom it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import Block

Words = str | Promise


class Audience(Enum):
    """For whom a letter is, and so who sees it afterwards."""

    # The resident whose case it is: stands on the page of the case.
    APPLICANT = "applicant"
    # Somebody else, such as a co-submitter: never on the page of the case, as it may hold a
    # private link of that person.
    OTHER = "other"
    # A colleague: not kept in the archive of letters.
    STAFF = "staff"


@dataclass(frozen=True)
class Field:
    """A place in a letter that the portal fills in, written as {{ code }}.

    A value is a text, or with `is_block` pieces of a letter; such a field stands alone in its
    paragraph. A required field may not be missing from a text of the municipality: without it
    the letter would not say what it is for. `example` (and `example_en`) fill it in a preview.
    """

    code: str
    meaning: Words
    example: str | Sequence[Block] = ""
    example_en: str | Sequence[Block] = ""
    is_required: bool = False
    is_block: bool = False

    def example_in(self, language: str) -> str | Sequence[Block]:
        """The example for a preview in this language."""
        return (self.example_en or self.example) if language == "en" else self.example


@dataclass(frozen=True)
class Text:
    """A subject and a body with fields; see `filling` for how a body is written.

    Lines that end because our own source does are joined: an editor sees whole paragraphs.
    """

    subject: str
    body: str

    def __post_init__(self) -> None:
        """Join the lines of each paragraph, but not those of a list."""
        parts = self.body.strip().split("\n\n")
        joined = "\n\n".join(re.sub(r"\n(?!- )", " ", part) for part in parts)
        object.__setattr__(self, "body", joined)


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter: what it is for, its fields beside those of every letter, its text."""

    letter: Letter
    purpose: Words
    dutch: Text
    english: Text
    button: Words = ""
    fields: tuple[Field, ...] = ()
    audience: Audience = Audience.APPLICANT
    # What the code adds below every text, so that no template can leave it out.
    closing: Words = ""
    # False: about somebody who has no case, such as a person who supports a plan.
    has_case: bool = True
    # False: whoever typed the address may have typed any name, or we know none.
    has_name: bool = True
    # Somebody can stop these mails: the code adds the link below every text.
    can_stop: bool = False

    def standard(self, language: str) -> Text:
        """The text of a municipality that set nothing."""
        return self.english if language == "en" else self.dutch

    @property
    def all_fields(self) -> tuple[Field, ...]:
        """The fields of its own and those that fit every letter."""
        case = CASE_FIELDS if self.has_case else ()
        return self.fields + case + ((NAME_FIELD,) if self.has_name else ()) + COMMON_FIELDS


NAME_FIELD = Field("naam", _("naam van wie de brief krijgt"), "Jo Voorbeeld")
COMMON_FIELDS = (
    Field("gemeente", _("naam van de gemeente"), "Gemeente Demodam"),
    Field("contactpersoon", _("wie iemand kan bellen"), "Noor de Wit"),
    Field("telefoon", _("telefoonnummer van de contactpersoon"), "010 000 00 00"),
)
KIND_FIELD = Field(
    "inzending",
    _("hoe wij de inzending noemen: reactie, of uitdaging bij een eigen plan"),
    "reactie",
    "response",
)
CASE_FIELDS = (
    Field("zaaknummer", _("nummer van de zaak"), "UD-2026-0001"),
    KIND_FIELD,
    Field("plan", _("titel van het plan"), "Samen voor het Singelpark", "Together for the park"),
    Field(
        "onderwerp",
        _("de oproep of taak waar het over gaat"),
        "Wie zorgt er voor het Singelpark?",
        "Who takes care of the park?",
    ),
)
# Of what goes to somebody who has no case: who asks, supports, follows or comes to a meeting.
TOPIC_FIELD = Field(
    "onderwerp",
    _("de oproep of het plan waar het over gaat"),
    "Wie zorgt er voor het Singelpark?",
    "Who takes care of the park?",
)


def quote(words: str) -> tuple[Block, ...]:
    """An example of words that somebody wrote."""
    return (Block("quote", words),)
