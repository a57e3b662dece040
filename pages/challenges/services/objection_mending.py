"""Something is missing from an objection: asking for it, and taking in what comes (Awb 6:6).

While the resident has time for it, the term of the decision stands still (Awb 7:10 par. 2).
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format

from pages.challenges.case_letters import objection_default_letter, objection_mended_letter
from pages.challenges.enums import Action, Letter, ObjectionStepKind, Who
from pages.challenges.errors import Refused
from pages.challenges.models import ObjectionStep, Response
from pages.challenges.objection_clock import asked_to_mend
from pages.challenges.plain_words import is_placeholder
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.objection_steps import write_objection_step
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import local_day
from pages.challenges.transitions import NEGATIVE_ACTIONS

# The time that a resident can get at once, in weeks.
LONGEST_MENDING_WEEKS = 12


@transaction.atomic
def ask_mending(
    *, response: Response, words: str, mend_by: date, by: Any, now: datetime
) -> ObjectionStep:
    """Say what is missing from the objection (`words`), and give time up to and including a day.

    The term stands still from tomorrow; a letter says so. Raises Refused `mending_words_needed`,
    `mending_day`, `not_allowed`, or `mending_asked` while an earlier question is open.
    """
    words = words.strip()
    if is_placeholder(words):
        raise Refused("mending_words_needed", field="words")
    today = local_day(now)
    if not today < mend_by <= today + timedelta(weeks=LONGEST_MENDING_WEEKS):
        raise Refused("mending_day", field="mend_by", limit=LONGEST_MENDING_WEEKS)
    locked = lock_response(response)
    if locked.mend_by is not None and locked.mend_by >= today:
        raise Refused("mending_asked", date=date_format(locked.mend_by, "j F Y"))
    move(response=locked, action=Action.ASK_MENDING, who=Who.HANDLER, by=by, now=now, text=words)
    before = locked.objection_due
    step = write_objection_step(
        locked,
        locked.objection,
        ObjectionStepKind.SUSPEND,
        on=today,
        days=(mend_by - today).days,
        by=by,
        now=now,
        reason=words,
    )
    locked.mend_by = mend_by
    locked.save()
    queue_letter(
        key=f"{Letter.OBJECTION_DEFAULT}:{step.pk}",
        letter=Letter.OBJECTION_DEFAULT,
        response=locked,
        to=locked.email,
        content=objection_default_letter(locked, step, has_moved=step.due != before),
        now=now,
    )
    return step


@transaction.atomic
def mend_objection(
    *,
    response: Response,
    words: str,
    by: Any | None,
    now: datetime,
    received_on: date | None = None,
) -> ObjectionStep:
    """Take in what was missing: from the resident (`by` empty), or on paper as staff record it.

    What comes after the time for it is kept as well; the term then ran again from the day after
    that time. Raises Refused `mended_words_needed`, `nothing_to_mend`, `not_in_future`,
    `mended_before_asked` or `not_allowed`.
    """
    words = words.strip()
    if is_placeholder(words):
        raise Refused("mended_words_needed", field="words")
    locked = lock_response(response)
    today = local_day(now)
    on = today if by is None else received_on or today
    if on > today:
        raise Refused("not_in_future", field="received_on")
    move(
        response=locked,
        action=Action.MEND_OBJECTION,
        who=Who.RESIDENT if by is None else Who.HANDLER,
        by=by,
        now=now,
        text=words,
    )
    asked = asked_to_mend(list(locked.objection.steps.all()))
    if asked is None:
        raise Refused("nothing_to_mend")
    if on < asked.on:
        day = date_format(asked.on, "j F Y")
        raise Refused("mended_before_asked", field="received_on", date=day)
    step = write_objection_step(
        locked,
        locked.objection,
        ObjectionStepKind.RESUME,
        on=on,
        by=by,
        now=now,
        reason=words,
    )
    locked.mend_by = None
    locked.save()
    queue_letter(
        key=f"{Letter.OBJECTION_MENDED}:{step.pk}",
        letter=Letter.OBJECTION_MENDED,
        response=locked,
        to=locked.email,
        content=objection_mended_letter(locked, step),
        now=now,
    )
    return step


def require_time_to_mend(
    response: Response, action: Action, amount_cents: int | None, today: date
) -> None:
    """Raise Refused `time_to_mend` for a decision that gives the resident nothing new, while there
    is still time to complete the objection (Awb 6:6: only who had the chance can be refused).
    """
    first = response.decision
    is_more = (amount_cents or 0) > (first.amount_cents or 0)
    gives_nothing = action in NEGATIVE_ACTIONS or (action == first.action and not is_more)
    if gives_nothing and response.mend_by is not None and response.mend_by >= today:
        raise Refused("time_to_mend", date=date_format(response.mend_by, "j F Y"))
