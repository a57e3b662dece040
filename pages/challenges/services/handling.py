"""What staff do between receipt and decision, and how a resident stops."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.enums import Action, Letter, Who
from pages.challenges.errors import Refused
from pages.challenges.letters import completion_request_letter, take_up_letter, withdrawal_letter
from pages.challenges.models import InternalNote, Response
from pages.challenges.plain_words import is_placeholder
from pages.challenges.selectors.assessing import has_conflict, is_own_plan
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import complete_by


@transaction.atomic
def take_up(*, response: Response, by: Any, now: datetime) -> Response:
    """Start handling; the person who does becomes the handler. Raises Refused."""
    locked = lock_response(response)
    if has_conflict(locked, by):
        raise Refused("conflict_declared")
    if is_own_plan(locked, by):
        raise Refused("own_plan")
    locked.handler = by
    locked.completion_question = ""
    locked.complete_by = None
    move(response=locked, action=Action.TAKE_UP, who=Who.HANDLER, by=by, now=now)
    queue_letter(
        # Once per person: who takes up again what waited for a completion is no news.
        key=f"{Letter.TAKE_UP}:{locked.pk}:{by.pk}",
        letter=Letter.TAKE_UP,
        response=locked,
        to=locked.email,
        content=take_up_letter(locked),
        now=now,
    )
    return locked


@transaction.atomic
def ask_completion(*, response: Response, question: str, by: Any, now: datetime) -> Response:
    """Ask the resident for what is missing. Raises Refused `question_needed` or `not_allowed`."""
    question = question.strip()
    if is_placeholder(question):
        raise Refused("question_needed")
    locked = lock_response(response)
    locked.handler = locked.handler or by
    locked.completion_question = question
    locked.complete_by = complete_by(now)
    event = move(
        response=locked,
        action=Action.ASK_COMPLETION,
        who=Who.HANDLER,
        by=by,
        now=now,
        text=question,
    )
    queue_letter(
        key=f"{Letter.COMPLETION_REQUEST}:{event.pk}",
        letter=Letter.COMPLETION_REQUEST,
        response=locked,
        to=locked.email,
        content=completion_request_letter(locked),
        now=now,
    )
    return locked


@transaction.atomic
def withdraw(*, response: Response, by: Any | None, now: datetime, reason: str = "") -> Response:
    """Stop at the resident's wish. `by` is empty for the resident, else who recorded it.

    Staff must write how the resident asked. Raises Refused `reason_needed`, `not_allowed` or
    `already_decided`.
    """
    reason = reason.strip()
    if by is not None and is_placeholder(reason):
        raise Refused("reason_needed")
    locked = lock_response(response)
    locked.completion_question = ""
    locked.complete_by = None
    move(
        response=locked,
        action=Action.WITHDRAW,
        who=Who.RESIDENT if by is None else Who.HANDLER,
        by=by,
        now=now,
        text=reason,
    )
    queue_letter(
        key=f"{Letter.WITHDRAWAL}:{locked.pk}",
        letter=Letter.WITHDRAWAL,
        response=locked,
        to=locked.email,
        content=withdrawal_letter(locked),
        now=now,
    )
    return locked


@transaction.atomic
def add_note(*, response: Response, text: str, by: Any, now: datetime) -> InternalNote:
    """Keep a remark among staff. Raises Refused `note_needed` for an empty one."""
    if not text.strip():
        raise Refused("note_needed")
    return InternalNote.objects.create(response=response, text=text.strip(), by=by, at=now)
