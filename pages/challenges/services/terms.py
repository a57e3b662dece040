"""Taking more time for a decision: once, in time, with a reason and a letter."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from pages.challenges.clock import ClockError, term_of
from pages.challenges.enums import Action, Letter, TermKind, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Response, TermEvent
from pages.challenges.plain_words import is_placeholder, is_too_short
from pages.challenges.services.following import write_step
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.term_letters import extension_letter
from pages.challenges.terms import equated_days, local_day, term
from pages.challenges.transitions import OPEN


@transaction.atomic
def extend_term(*, response: Response, reason: str, by: Any, now: datetime) -> Response:
    """Extend the term by the weeks of the municipality, and tell the resident why.

    Raises Refused `extension_reason`, `extension_off`, `extended_before`, `term_over`, or
    `not_allowed` when the case is no longer open.
    """
    reason = reason.strip()
    if is_placeholder(reason) or is_too_short(reason):
        raise Refused("extension_reason")
    locked = lock_response(response)
    if locked.status in OPEN:
        check_extension(locked, now)
        step = write_step(
            locked,
            TermKind.EXTEND,
            on=local_day(now),
            weeks=int(term("EXTENSION_WEEKS")),
            reason=reason,
            by=by,
            now=now,
        )
    # Refuses what is no longer open, before the letter is written.
    move(response=locked, action=Action.EXTEND, who=Who.HANDLER, by=by, now=now, text=reason)
    queue_letter(
        key=f"{Letter.EXTENSION}:{locked.pk}",
        letter=Letter.EXTENSION,
        response=locked,
        to=locked.email,
        content=extension_letter(locked, step),
        now=now,
    )
    return locked


def due_if_extended(response: Response, now: datetime) -> date | None:
    """The last day if the term were extended now, as it would be written; None when it cannot."""
    earlier = list(TermEvent.objects.filter(response=response).order_by("pk"))
    weeks = int(term("EXTENSION_WEEKS"))
    step = TermEvent(kind=TermKind.EXTEND, on=local_day(now), weeks=weeks)
    step.on = max([step.on, *(one.on for one in earlier[-1:])])
    try:
        return term_of([*earlier, step], equated_days()).due
    except ClockError:
        return None


def check_extension(response: Response, now: datetime) -> None:
    """Raise Refused when the term of this open response cannot be extended now."""
    if not int(term("EXTENSION_WEEKS")):
        raise Refused("extension_off")
    current = term_of(list(response.term_events.order_by("pk")), equated_days())
    if current.is_extended:
        raise Refused("extended_before")
    if local_day(now) > current.due:
        raise Refused("term_over")
