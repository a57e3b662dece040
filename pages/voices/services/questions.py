"""Asking, and answering for everybody at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override

from pages.challenges.errors import Refused
from pages.challenges.selectors.terms import lead_addresses
from pages.voices.enums import MailKind
from pages.voices.letters import answer_mail, confirm_question_mail, staff_mail, withheld_mail
from pages.voices.models import Answer, Question
from pages.voices.selectors.questions import stamp_of, traces_in
from pages.voices.selectors.topics import Topic, topic_of
from pages.voices.services.confirming import (
    Sender,
    fields_of_sender,
    lock_voice,
    refuse_unless_confirmable,
)
from pages.voices.services.mailing import queue_mail

SHORTEST_REASON = 10


@dataclass(frozen=True)
class AnswerText:
    """What a colleague wrote: the question for everybody, the answer, and that they looked."""

    text: str
    words: str
    has_looked: bool = False
    # What it was written from, see `stamp_of`; None where nobody else can be writing.
    stamp: str | None = None


@transaction.atomic
def ask_question(*, topic: Topic, text: str, name: str, sender: Sender, now: datetime) -> Question:
    """Keep a question. Raises Refused `closed` when answers would no longer help everybody."""
    if not topic.takes_questions:
        raise Refused("closed")
    question = Question.objects.create(
        **topic.fields, **fields_of_sender(sender, now), text=text, name=name
    )
    if sender.owner is not None:
        return confirm_question(question=question, now=now)
    queue_mail(
        key=f"question-confirm:{question.pk}",
        kind=MailKind.CONFIRM,
        to=question.email,
        language=question.language,
        content=confirm_question_mail(question, topic),
        now=now,
    )
    return question


@transaction.atomic
def confirm_question(*, question: Question, now: datetime) -> Question:
    """The address is right, so the question goes to a colleague. A second click changes nothing.

    Raises Refused `withdrawn` or `link_expired`.
    """
    locked = lock_voice(question)
    if locked.counts:
        return locked
    refuse_unless_confirmable(locked, now)
    locked.confirmed_at = now
    locked.save()
    topic = topic_of(locked)
    with override("nl"):
        words = gettext("Er is een nieuwe vraag. Uw antwoord is voor iedereen te lezen.")
    content = staff_mail(topic, words, reverse("voices_desk:answer", args=[locked.pk]))
    # A call need not name a contact: then who leads the work hears it.
    addresses = [topic.contact.email] if topic.contact.email else lead_addresses()
    for place, address in enumerate(addresses):
        queue_mail(
            key=f"question-staff:{locked.pk}" + (f":{place}" if place else ""),
            kind=MailKind.STAFF,
            to=address,
            language="nl",
            content=content,
            now=now,
        )
    return locked


@transaction.atomic
def withdraw_question(*, question: Question, now: datetime) -> Question:
    """The asker takes an unanswered question back. Raises Refused `already_answered`."""
    locked = lock_voice(question)
    if locked.answers.exists():
        raise Refused("already_answered")
    if locked.withdrawn_at is None:
        locked.withdrawn_at = now
        locked.email = ""
        locked.save()
    return locked


@transaction.atomic
def keep_answer(*, question: Question, text: AnswerText) -> Question:
    """Keep what a colleague typed, whatever is wrong with it.

    Raises Refused `changed_meanwhile` when another colleague kept or published another text since.
    """
    locked = lock_voice(question)
    _refuse_other_text(locked, text)
    locked.draft_text, locked.draft_answer = text.text, text.words
    locked.save()
    return locked


@transaction.atomic
def publish_answer(*, question: Question, text: AnswerText, by: Any, now: datetime) -> Answer:
    """Put question and answer on the page and mail the asker. The same text again adds nothing.

    Raises Refused `text_needed`, `answer_needed`, `changed_meanwhile`, or `personal_data` when the
    text looks as if it names somebody and nobody said to have looked.
    """
    if not text.text.strip():
        raise Refused("text_needed")
    if not text.words.strip():
        raise Refused("answer_needed")
    if traces_in(question, f"{text.text}\n{text.words}") and not text.has_looked:
        raise Refused("personal_data")
    locked = lock_voice(question)
    last = locked.answers.order_by("-pk").first()
    if last is not None and (last.text, last.words) == (text.text, text.words):
        return last
    _refuse_other_text(locked, text)
    locked.draft_text, locked.draft_answer = text.text, text.words
    locked.withheld_at, locked.withheld_reason, locked.withheld_by = None, "", None
    locked.save()
    answer = Answer.objects.create(question=locked, text=text.text, words=text.words, at=now, by=by)
    queue_mail(
        key=f"question-answer:{answer.pk}",
        kind=MailKind.ANSWER,
        to=locked.email,
        language=locked.language,
        content=answer_mail(locked, topic_of(locked), answer),
        now=now,
    )
    return answer


@transaction.atomic
def withhold_question(*, question: Question, reason: str, by: Any, now: datetime) -> Question:
    """Do not publish a question; the asker reads why.

    Raises Refused `reason_needed`, or `already_answered` for what everybody has read.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("reason_needed")
    locked = lock_voice(question)
    if locked.answers.exists():
        raise Refused("already_answered")
    locked.withheld_at, locked.withheld_reason, locked.withheld_by = now, reason.strip(), by
    locked.save()
    queue_mail(
        key=f"question-withheld:{locked.pk}:{int(now.timestamp())}",
        kind=MailKind.ANSWER,
        to=locked.email,
        language=locked.language,
        content=withheld_mail(locked, topic_of(locked)),
        now=now,
    )
    return locked


def _refuse_other_text(locked: Question, text: AnswerText) -> None:
    """Raise Refused `changed_meanwhile` for a text that was written from an older one."""
    is_same = (locked.draft_text, locked.draft_answer) == (text.text, text.words)
    if text.stamp is not None and not is_same and text.stamp != stamp_of(locked):
        raise Refused("changed_meanwhile")
