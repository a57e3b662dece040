"""Typing in what came on paper, by phone or at the desk: same form, same checks, other clock."""

from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from pages.challenges.enums import CounterChannel, ResponseKind, Status
from pages.challenges.errors import Refused
from pages.challenges.models import CompletionEntry, CounterEntry, LateAdmission, Response
from pages.challenges.selectors.counter import last_question
from pages.challenges.services.attaching import drop_draft_files
from pages.challenges.services.moves import lock_response
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day


def received_moment(received_on: date, now: datetime) -> datetime:
    """The moment that counts as receipt: now for today, else noon of that day."""
    if received_on >= local_day(now):
        return now
    return timezone.make_aware(datetime.combine(received_on, time(12)))


@transaction.atomic
def start_entry(
    *,
    call: Any,
    channel: CounterChannel,
    received_on: date,
    by: Any,
    now: datetime,
    admission: LateAdmission | None = None,
) -> Response:
    """An empty draft that `by` fills in for a resident; without a call: an own challenge.

    `admission` is the leave to come in after closing, of this call and not used yet. Raises
    Refused `not_in_future`, `late_not_possible` when the leave is another's or used, or
    `call_closed_then` when the call took no responses on the day of receipt.
    """
    if admission is not None:
        # So that two people at two desks do not both use it.
        admission = LateAdmission.objects.select_for_update().get(pk=admission.pk)
        used = Response.objects.filter(late_admission=admission).exists()
        if used or call is None or admission.call_id != call.pk:
            raise Refused("late_not_possible")
    if received_on > local_day(now):
        raise Refused("not_in_future")
    response = Response(
        call=call,
        kind=ResponseKind.RESPONSE if call else ResponseKind.UNASKED,
        language="nl",
        created_at=now,
        late_admission=admission,
    )
    if not subject_of(response).is_open(received_moment(received_on, now)):
        raise Refused("call_closed_then")
    response.save()
    CounterEntry.objects.create(
        response=response, channel=channel, received_on=received_on, entered_by=by, started_at=now
    )
    return response


@transaction.atomic
def start_completion(
    *, response: Response, channel: CounterChannel, received_on: date, by: Any, now: datetime
) -> CompletionEntry:
    """Begin to type in a completion for the resident; `by` then fills in the same pages.

    Begun again, the last channel and day count. Raises Refused `no_completion_asked`,
    `not_in_future`, or `before_question` for a day before we asked.
    """
    locked = lock_response(response)
    asked = last_question(locked)
    if asked is None:
        raise Refused("no_completion_asked")
    if received_on > local_day(now):
        raise Refused("not_in_future", field="received_on")
    if received_on < local_day(asked.at):
        day = date_format(local_day(asked.at), "j F Y")
        raise Refused("before_question", field="received_on", day=day)
    return CompletionEntry.objects.create(
        response=locked,
        asked=asked,
        channel=channel,
        received_on=received_on,
        entered_by=by,
        started_at=now,
    )


@transaction.atomic
def take_over_entry(*, entry: CounterEntry, by: Any) -> CounterEntry:
    """Go on with what a colleague began. Raises Refused `not_writable` once it is sent."""
    locked = _draft_of(entry)
    CounterEntry.objects.filter(response=locked).update(entered_by=by)
    return CounterEntry.objects.get(response=locked)


@transaction.atomic
def drop_entry(*, entry: CounterEntry) -> None:
    """Throw an unfinished entry away, with its files. Raises Refused `not_writable`."""
    locked = _draft_of(entry)
    drop_draft_files(locked)
    locked.messages.all().delete()
    locked.delete()


def _draft_of(entry: CounterEntry) -> Response:
    locked = lock_response(entry.response)
    if locked.status != Status.DRAFT:
        raise Refused("not_writable")
    return locked
