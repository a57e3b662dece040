"""The one way in which a status changes."""

from datetime import date, datetime
from typing import Any

from pages.challenges.enums import Action, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Response, ResponseEvent
from pages.challenges.outcome_words import status_label
from pages.challenges.services.following import follow_move
from pages.challenges.transitions import WITH_DECISION, next_statuses


def lock_response(response: Response) -> Response:
    """The row as it is now, held until the transaction ends. Call inside a transaction."""
    # PostgreSQL locks the row; SQLite transactions are IMMEDIATE and so one at a time.
    return Response.objects.select_for_update().get(pk=response.pk)


def work_on_draft(locked: Response, now: datetime) -> None:
    """Keep a draft longer from here on, because somebody works on it; also one begun again.

    `locked` comes from `lock_response`. Saves the row.
    """
    locked.draft_saved_at = now
    # Begun again after the earlier text was taken away.
    locked.draft_erased_at = None
    locked.save()


def move(
    *,
    response: Response,
    action: Action,
    who: Who,
    by: Any,
    now: datetime,
    text: str = "",
    to: Status | None = None,
    on: date | None = None,
) -> ResponseEvent:
    """Make one move of the table: set the status, save, and write the event.

    `response` comes from `lock_response`, with other fields already set. `to` chooses where the
    table leaves a choice, and only there. `on` is the day for the term, when that is not today, as
    for what came in on paper. Raises Refused `already_decided` or `not_allowed` when
    the table has no such move.
    """
    before = response.status
    possible = next_statuses(before, action, who)
    if to is None and len(possible) == 1:
        (after,) = possible
    elif to is not None and to in possible:
        after = to
    else:
        raise _refusal(response, action)
    follow_move(response=response, action=action, after=after, who=who, by=by, now=now, on=on)
    response.status = after
    response.save()
    return ResponseEvent.objects.create(
        response=response,
        action=action,
        who=who,
        status_before=before,
        status_after=after,
        at=now,
        by=by,
        by_name=str(by) if by else "",
        text=text,
    )


def _refusal(response: Response, action: Action) -> Refused:
    last = response.events.order_by("-pk").first()
    if response.status in WITH_DECISION and last is not None:
        decision = response.decision
        return Refused(
            "already_decided",
            by=str(decision.decided_by),
            at=decision.decided_at,
            outcome=status_label(response),
        )
    return Refused("not_allowed", action=Action(action).label, status=response.get_status_display())
