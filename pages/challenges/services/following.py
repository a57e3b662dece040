"""The clock follows the moves: every change of a term is written with the move that caused it."""

from datetime import date, datetime
from typing import Any

from pages.challenges.clock import term_of
from pages.challenges.enums import Action, Status, TermKind, Who
from pages.challenges.models import Response, TermEvent
from pages.challenges.subjects import subject_of
from pages.challenges.terms import equated_days, local_day, react_by, term
from pages.challenges.transitions import OPEN

# Work inside the town hall: the resident gets no letter, so it is no first reaction.
UNHEARD = frozenset(
    {
        Action.ASSIGN,
        Action.CORRECT_ADDRESS,
        Action.CHECK_ADMISSIBILITY,
        Action.ASSESS,
        Action.PROPOSE_DECISION,
    }
)


def follow_move(
    *,
    response: Response,
    action: Action,
    after: Status,
    who: Who,
    by: Any,
    now: datetime,
    on: date | None = None,
) -> None:
    """Start, suspend, resume or stop the term as this move demands; saves only the rows.

    `response` still has the status before the move and is saved by the caller, with the new
    `decide_by`. An objection has terms of its own.
    """
    before = response.status
    if action == Action.SEND:
        _start(response, now)
        return
    is_heard = who != Who.RESIDENT and action not in UNHEARD
    if is_heard and response.reacted_at is None:
        response.reacted_at = now
    if before not in OPEN:
        return
    today = on or local_day(now)
    if after not in OPEN:
        write_step(response, TermKind.STOP, on=today, by=by, now=now)
    elif after == Status.COMPLETION_REQUESTED != before and response.complete_by is not None:
        time = (response.complete_by - today).days
        write_step(response, TermKind.SUSPEND, on=today, days=time, by=by, now=now)
    elif before == Status.COMPLETION_REQUESTED != after:
        write_step(response, TermKind.RESUME, on=today, by=by, now=now)


def write_step(
    response: Response,
    kind: TermKind,
    *,
    on: date,
    by: Any,
    now: datetime,
    weeks: int = 0,
    days: int = 0,
    reason: str = "",
) -> TermEvent:
    """Write one step and set `decide_by` to what it leads to. Saves the row, not the response.

    Raises ClockError when the step cannot follow the steps before it.
    """
    earlier = list(TermEvent.objects.filter(response=response).order_by("pk"))
    step = TermEvent(
        response=response,
        kind=kind,
        # The clocks of two servers may differ around midnight.
        on=max([on, *(one.on for one in earlier[-1:])]),
        weeks=weeks,
        days=days,
        reason=reason,
        at=now,
        by=by,
        by_name=str(by) if by else "",
    )
    step.due = term_of([*earlier, step], equated_days()).due
    step.save()
    response.decide_by = step.due
    return step


def _start(response: Response, now: datetime) -> None:
    # What came in on paper was received before it was typed in.
    received_at = response.received_at or now
    today = local_day(received_at)
    promised = subject_of(response).promised_on(received_at)
    weeks = 0 if promised else int(term("DECISION_WEEKS"))
    days = (promised - today).days if promised else 0
    write_step(response, TermKind.START, on=today, weeks=weeks, days=days, by=None, now=now)
    response.react_by = react_by(received_at)
