"""Forgetting a person who asked for it (AVG art. 17)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pages.voices.models import Attendance, Follow, Question, Support
from pages.voices.selectors.persons import voices_of
from pages.voices.services.following import stop_following
from pages.voices.services.forgetting import ERASED
from pages.voices.services.meetings import cancel_attendance
from pages.voices.services.support import withdraw_support


@transaction.atomic
def erase_voices(*, user: Any, now: datetime) -> None:
    """End what is the person's own, and take the person out of what others read.

    The answers of the municipality stay: they name nobody, and everybody relies on them.
    """
    for voice in voices_of(user):
        if isinstance(voice, Support):
            withdraw_support(support=voice, now=now)
        elif isinstance(voice, Follow):
            stop_following(row=voice, now=now)
        elif isinstance(voice, Attendance):
            cancel_attendance(row=voice, now=now)
        else:
            _erase_question(voice, now)
        type(voice).objects.filter(pk=voice.pk).update(owner=None, email_hash="")


def _erase_question(question: Question, now: datetime) -> None:
    locked = Question.objects.select_for_update().get(pk=question.pk)
    if not locked.answers.exists():
        locked.withdrawn_at = locked.withdrawn_at or now
    locked.text, locked.name, locked.email = ERASED, "", ""
    locked.draft_text = locked.draft_answer = ""
    locked.save()
