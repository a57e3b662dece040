"""The letters around sending a plan together. Same rules as in `letters`."""

from typing import Any

from django.utils.translation import gettext as _

from pages.challenges.enums import CoAnswer, Letter
from pages.challenges.letter_kinds.content import LetterContent
from pages.challenges.letters import in_language_of_response, quoted, write_letter
from pages.challenges.links import cosubmitter_url, draft_url, status_url
from pages.challenges.transitions import WRITABLE

# In characters. The mail goes to an address that nobody has confirmed; the page has all of it.
MOST_QUOTED = 1_000


@in_language_of_response
def invitation_to_join(response: Any, cosubmitter: Any) -> LetterContent:
    """Somebody named you as a co-submitter: read it, and say yes or no.

    Nothing that the main submitter typed is in it but this name: it goes to an address that
    nobody has confirmed.
    """
    return write_letter(
        Letter.COSUBMITTER_INVITATION,
        {"naam": cosubmitter.name},
        response=response,
        link=cosubmitter_url(cosubmitter),
    )


def _beginning(words: str) -> str:
    return words if len(words) <= MOST_QUOTED else f"{words[:MOST_QUOTED].rstrip()} …"


@in_language_of_response
def answer_of_cosubmitter(response: Any, answer: Any) -> LetterContent:
    """Tell the main submitter what a co-submitter said."""
    sentence = (
        _("%(name)s doet mee met uw plan.")
        if answer.answer == CoAnswer.CONFIRM
        else _("%(name)s doet niet mee met uw plan.")
    )
    return _to_main_submitter(response, sentence % {"name": answer.cosubmitter}, answer.words)


@in_language_of_response
def leaving_of_cosubmitter(response: Any, person: Any) -> LetterContent:
    """Tell the main submitter that somebody left and was erased; `person` is a pseudonym by now."""
    sentence = _("%(name)s doet niet meer mee met uw plan. De naam en gegevens zijn gewist.")
    return _to_main_submitter(response, sentence % {"name": person}, "")


def _to_main_submitter(response: Any, sentence: str, words: str) -> LetterContent:
    is_writable = response.status in WRITABLE
    return write_letter(
        Letter.COSUBMITTER_ANSWER,
        {"antwoord": sentence, "woorden": quoted(_beginning(words))},
        response=response,
        link=draft_url(response) if is_writable else status_url(response),
    )
