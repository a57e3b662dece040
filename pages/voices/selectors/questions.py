"""Which questions everybody may read, and which wait for a colleague."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from pages.challenges.personal_data import Found, find_personal_data
from pages.voices.models import Answer, Question
from pages.voices.selectors.topics import Topic


@dataclass(frozen=True)
class PublicQuestion:
    """A question with its answer as everybody reads it. No name, never.

    `ground` is filled when it was taken down; then `text` and `words` are empty.
    """

    pk: int
    text: str
    words: str
    language: str
    first_at: datetime
    changed_at: datetime | None
    ground: str = ""


def public_questions(topic: Topic) -> list[PublicQuestion]:
    """The answered questions, oldest first, as they were published last."""
    rows = (
        Question.objects.filter(**topic.fields, answers__isnull=False)
        .prefetch_related(Prefetch("answers", Answer.objects.order_by("pk")))
        .distinct()
        .order_by("pk")
    )
    return [_public(row) for row in rows]


def _public(row: Question) -> PublicQuestion:
    answers = list(row.answers.all())
    is_shown = row.taken_down_at is None
    return PublicQuestion(
        pk=row.pk,
        text=answers[-1].text if is_shown else "",
        words=answers[-1].words if is_shown else "",
        language=row.language,
        first_at=answers[0].at,
        changed_at=answers[-1].at if len(answers) > 1 else None,
        ground=row.taken_down_ground,
    )


def questions_for_staff() -> QuerySet[Question]:
    """Confirmed questions, with `is_answered`: those that wait come first, oldest on top."""
    return (
        Question.objects.exclude(confirmed_at=None)
        .filter(withdrawn_at=None)
        .select_related("call", "plan__response")
        .prefetch_related("plan__response__versions", "plan__response__cosubmitters")
        .annotate(is_answered=Exists(Answer.objects.filter(question=OuterRef("pk"))))
        .order_by("is_answered", "withheld_at", "created_at", "pk")
    )


def waiting_count() -> int:
    """How many questions wait for an answer."""
    return questions_for_staff().filter(is_answered=False, withheld_at=None).count()


def state_of(question: Any) -> str:
    """In one code: `waiting`, `published`, `withheld`, or `unconfirmed`."""
    if question.confirmed_at is None:
        return "unconfirmed"
    if question.withheld_at is not None:
        return "withheld"
    return "published" if question.answers.exists() else "waiting"


def traces_in(question: Any, text: str) -> list[Found]:
    """What in a text about this question looks like personal data, the asker's own name too."""
    name = question.name.strip()
    return find_personal_data(text, names=(name,) if name else ())


def stamp_of(question: Any) -> str:
    """A sign that changes whenever a colleague keeps or publishes another text: a sha256."""
    last = question.answers.order_by("-pk").values_list("pk", flat=True).first()
    seen = json.dumps([question.draft_text, question.draft_answer, last])
    return sha256(seen.encode()).hexdigest()
