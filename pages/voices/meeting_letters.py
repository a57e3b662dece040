"""The mails about meetings: confirm, remember, moved, cancelled."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import LetterContent
from pages.challenges.letters import quoted
from pages.voices.letters import in_language_of_voice, write_mail
from pages.voices.links import private_url
from pages.voices.selectors.topics import Topic


def _when_and_where(row: Any) -> str:
    """The day, hour and place as they were told."""
    day = date_format(localtime(row.told_starts_at), "l j F Y, H:i")
    places = ", ".join(part for part in (row.told_place, row.told_online) if part)
    return f"{day}, {places}"


def _meeting_mail(letter: Letter, row: Any, topic: Topic, *, link: str) -> LetterContent:
    values = {"naam": row.name, "bijeenkomst": quoted(_when_and_where(row))}
    return write_mail(letter, topic, values, link=link)


@in_language_of_voice
def confirm_attendance_mail(row: Any, topic: Topic) -> LetterContent:
    """Is this your address? Then there is a place for you."""
    # No name: anybody can type any name with somebody else's address.
    values = {"bijeenkomst": quoted(_when_and_where(row))}
    return write_mail(Letter.MEETING_CONFIRM, topic, values, link=private_url(row))


@in_language_of_voice
def reminder_mail(row: Any, topic: Topic) -> LetterContent:
    """It is nearly time."""
    return _meeting_mail(Letter.MEETING_REMINDER, row, topic, link=private_url(row))


@in_language_of_voice
def moved_mail(row: Any, topic: Topic) -> LetterContent:
    """Another time or another place."""
    return _meeting_mail(Letter.MEETING_MOVED, row, topic, link=private_url(row))


@in_language_of_voice
def cancelled_mail(row: Any, topic: Topic) -> LetterContent:
    """It does not happen."""
    return _meeting_mail(Letter.MEETING_CANCELLED, row, topic, link=topic.url)
