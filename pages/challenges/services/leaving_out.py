"""Leaving a plan out of treatment: only after the chance to complete it, and soon after that.

Algemene wet bestuursrecht art. 4:5: who was not asked for what is missing, or has time left to
send it, cannot be left out (par. 1). The decision comes within four weeks after the completion or
after the time for it passed (par. 4); later the plan is handled on its content.
"""

from datetime import date, timedelta

from django.utils.formats import date_format

from pages.challenges.enums import Action, TermKind
from pages.challenges.errors import Refused
from pages.challenges.holidays import run_on
from pages.challenges.models import Response
from pages.challenges.terms import equated_days

WEEKS_TO_TELL = 4


def require_chance_to_complete(response: Response, action: str, today: date) -> None:
    """Raise Refused when this would leave out who had no chance, or would do so too late.

    The codes are `ask_completion_first`, `time_to_complete` and `left_out_too_late`.
    """
    if action != Action.LEAVE_OUT:
        return
    asked = response.events.filter(action=Action.ASK_COMPLETION).order_by("-pk").first()
    suspension = response.term_events.filter(kind=TermKind.SUSPEND).order_by("-pk").first()
    if asked is None or suspension is None:
        raise Refused("ask_completion_first", field="action")
    ready_on = suspension.on + timedelta(days=suspension.days)
    if response.events.filter(action=Action.COMPLETE, pk__gt=asked.pk).exists():
        resumed = response.term_events.get(kind=TermKind.RESUME, pk__gt=suspension.pk)
        ready_on = resumed.on
    elif today <= ready_on:
        raise Refused("time_to_complete", field="action", date=date_format(ready_on, "j F Y"))
    last_day = run_on(ready_on + timedelta(weeks=WEEKS_TO_TELL), equated_days())
    if today > last_day:
        raise Refused("left_out_too_late", field="action", date=date_format(last_day, "j F Y"))
