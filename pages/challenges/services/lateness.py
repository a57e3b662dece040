"""Letting one response come in after its call has closed, for a reason that everybody may read."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from pages.challenges.calls import is_waiting_for_decision
from pages.challenges.enums import Status
from pages.challenges.errors import Refused
from pages.challenges.models import LateAdmission, Response
from pages.challenges.selectors.responses import find_by_token
from pages.challenges.services.moves import lock_response
from pages.challenges.terms import local_day

SHORTEST_REASON = 20
# In the place of who asked, when nothing came of it.
FORGOTTEN_ASKER = "Gewist"
UNUSED_WEEKS = 8


@transaction.atomic
def admit_late(
    *, call: Any, asked_by: str, reason: str, until: date, by: Any, now: datetime
) -> LateAdmission:
    """Give leave for one response to a closed call, with its own link.

    `until` is the last day to send it. Raises Refused `late_not_possible` (the call is open, not
    open yet, withdrawn or decided), `asker_needed`, `late_admission_reason` or `late_day_past`.
    """
    if not is_waiting_for_decision(call, local_day(now)):
        raise Refused("late_not_possible")
    if not asked_by.strip():
        raise Refused("asker_needed")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("late_admission_reason")
    if until < local_day(now):
        raise Refused("late_day_past")
    return LateAdmission.objects.create(
        call=call, asked_by=asked_by.strip(), reason=reason.strip(), until=until, by=by, at=now
    )


@transaction.atomic
def start_late(
    *,
    admission: LateAdmission,
    language: str,
    now: datetime,
    owner: Any = None,
    draft_token: str = "",
) -> Response:
    """The draft that comes in late: a new one, or the one that was begun before closing.

    Asked again it gives the same one. Raises Refused `late_day_past`, `late_not_possible`, or
    `not_a_draft_of_this_call` when `draft_token` opens something else.
    """
    locked = LateAdmission.objects.select_for_update().select_related("call").get(pk=admission.pk)
    used = Response.objects.filter(late_admission=locked).first()
    if used is not None:
        return used
    if locked.until < local_day(now):
        raise Refused("late_day_past")
    if not is_waiting_for_decision(locked.call, local_day(now)):
        raise Refused("late_not_possible")
    if not draft_token:
        return Response.objects.create(
            call=locked.call,
            language=language,
            created_at=now,
            owner=owner,
            late_admission=locked,
        )
    found = find_by_token(draft_token)
    if found is None or found.call_id != locked.call_id or found.status != Status.DRAFT:
        raise Refused("not_a_draft_of_this_call")
    draft = lock_response(found)
    draft.late_admission = locked
    draft.save()
    return draft


def forget_asker(response: Response) -> None:
    """Take the name of who asked out of the leave of a draft that goes."""
    LateAdmission.objects.filter(response=response).update(asked_by=FORGOTTEN_ASKER)


def forget_unused_askers(now: datetime) -> int:
    """The same for every leave that nobody used within UNUSED_WEEKS after its last day.

    Returns of how many. Run twice, it changes nothing more.
    """
    unused = LateAdmission.objects.filter(
        response=None, until__lt=local_day(now) - timedelta(weeks=UNUSED_WEEKS)
    )
    return unused.exclude(asked_by=FORGOTTEN_ASKER).update(asked_by=FORGOTTEN_ASKER)
