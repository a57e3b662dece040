"""The letters of a call that was withdrawn: to who responded, and to who was still writing."""

from typing import Any

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import LetterContent
from pages.challenges.letters import in_language_of_response, long_date, quoted, write_letter
from pages.challenges.links import draft_url, status_url
from pages.challenges.terms import draft_kept_until
from pages.localized import localized


@in_language_of_response
def call_withdrawn_letter(response: Any) -> LetterContent:
    """The case stops without a decision, and why."""
    values = {"reden": quoted(localized(response.call, "withdrawal_reason").value)}
    return write_letter(Letter.CALL_WITHDRAWN, values, response=response, link=status_url(response))


@in_language_of_response
def call_withdrawn_draft_letter(response: Any) -> LetterContent:
    """What was being written can no longer be sent, and how long the text stays."""
    values = {
        "reden": quoted(localized(response.call, "withdrawal_reason").value),
        "bewaardag": long_date(draft_kept_until(response)),
    }
    return write_letter(
        Letter.CALL_WITHDRAWN_DRAFT, values, response=response, link=draft_url(response)
    )
