"""The mails, in the reader's own language: texts of `letter_kinds`, or the municipality's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import Block, LetterContent, Sender
from pages.challenges.letter_kinds.filling import Value
from pages.challenges.letters import paragraph, quoted, write_letter
from pages.localized import localized
from pages.voices.enums import FollowEvent, ModerationAction
from pages.voices.links import complete, private_url
from pages.voices.selectors.topics import Topic


def in_language_of_voice(write: Callable[..., LetterContent]) -> Callable[..., LetterContent]:
    """Write in the language of the resident, whoever is signed in."""

    @wraps(write)
    def translated(voice: Any, *args: Any, **kwargs: Any) -> LetterContent:
        with translation.override(voice.language):
            return write(voice, *args, **kwargs)

    return translated


def write_mail(
    letter: Letter,
    topic: Topic,
    values: Mapping[str, Value] | None = None,
    *,
    link: str,
    preferences_url: str = "",
) -> LetterContent:
    """One mail about this topic in the language that is on, from its contact, with its one link."""
    content = write_letter(
        letter,
        {"onderwerp": name_of(topic), **(values or {})},
        sender=sender_of_topic(topic),
        link=complete(link),
        language=translation.get_language() or "nl",
    )
    return replace(content, preferences_url=preferences_url)


def sender_of_topic(topic: Topic) -> Sender:
    """Who writes, and whom to ring."""
    contact = topic.contact
    return Sender(
        municipality=topic.municipality,
        name=contact.name,
        phone=contact.phone,
        email=contact.email,
        hours=contact.hours,
    )


def name_of(topic: Topic) -> str:
    """The title in the language that is on."""
    return localized(topic, "title").value


# The mails that ask for a confirmation hold nothing that was typed: anybody can type anything with
# somebody else's address. The private page shows it to who opens the link.
@in_language_of_voice
def confirm_question_mail(question: Any, topic: Topic) -> LetterContent:
    """Is this your address? Then we take up your question."""
    return write_mail(Letter.QUESTION_CONFIRM, topic, link=private_url(question))


@in_language_of_voice
def confirm_support_mail(support: Any, topic: Topic) -> LetterContent:
    """Is this your address? Then you count."""
    return write_mail(Letter.SUPPORT_CONFIRM, topic, link=private_url(support))


@in_language_of_voice
def confirm_follow_mail(follow: Any, topic: Topic) -> LetterContent:
    """Is this your address? Then we keep you informed."""
    return write_mail(Letter.FOLLOW_CONFIRM, topic, link=private_url(follow))


@in_language_of_voice
def answer_notice(follow: Any, topic: Topic, answers: Sequence[Any]) -> LetterContent:
    """There are new answers."""
    told = tuple(Block("quote", f"{answer.text}\n{answer.words}") for answer in answers)
    return write_mail(
        Letter.FOLLOW_ANSWER,
        topic,
        {"antwoorden": told},
        link=_questions_url(topic),
        preferences_url=private_url(follow),
    )


_NEWS = {
    FollowEvent.PHASE: Letter.FOLLOW_PHASE,
    FollowEvent.DECISION: Letter.FOLLOW_DECISION,
    FollowEvent.RESULT: Letter.FOLLOW_RESULT,
}


@in_language_of_voice
def stage_notice(follow: Any, topic: Topic, event: FollowEvent) -> LetterContent:
    """It has come to another phase, a decision or a result."""
    values = {"stand": topic.stage_label}
    stop = private_url(follow)
    return write_mail(_NEWS[event], topic, values, link=topic.url, preferences_url=stop)


@in_language_of_voice
def answer_mail(question: Any, topic: Topic, answer: Any) -> LetterContent:
    """The answer, the same as everybody reads."""
    values = {"vraag": answer.text, "antwoord": quoted(answer.words)}
    return write_mail(Letter.QUESTION_ANSWER, topic, values, link=_questions_url(topic))


@in_language_of_voice
def withheld_mail(question: Any, topic: Topic) -> LetterContent:
    """We do not publish your question, and why."""
    values = {"reden": quoted(question.withheld_reason)}
    return write_mail(Letter.QUESTION_WITHHELD, topic, values, link=private_url(question))


@in_language_of_voice
def moderation_mail(text: Any, decision: Any) -> LetterContent:
    """Your text was taken down or put back: why, and how to object."""
    values: dict[str, Value] = {"reden": quoted(decision.words)}
    if decision.action == ModerationAction.KEEP:
        return write_mail(Letter.TEXT_PUT_BACK, text.topic, values, link=text.topic.url)
    values |= {"tekst": text.words, "grond": decision.get_ground_display()}
    return write_mail(Letter.TEXT_TAKEN_DOWN, text.topic, values, link=text.objection_path)


def staff_mail(topic: Topic, words: str, path: str) -> LetterContent:
    """To the contact at the municipality: there is something to do."""
    with translation.override("nl"):
        subject = _("Te doen bij “%(title)s”") % {"title": name_of(topic)}
        return LetterContent(
            # One line: a title with a line end may not become a header of its own.
            subject=" ".join(subject.split()),
            blocks=(paragraph(words),),
            sender=sender_of_topic(topic),
            link_label=_("Open het beheer"),
            link_url=complete(path),
        )


def _questions_url(topic: Topic) -> str:
    return f"{complete(topic.url)}#vragen"
