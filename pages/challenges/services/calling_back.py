"""Calling people back: asked, tried, done, and forgotten."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from pages.challenges.enums import BestTime, CallOutcome
from pages.challenges.errors import Refused
from pages.challenges.models import CallBackAttempt, CallBackRequest
from pages.challenges.terms import term


@transaction.atomic
def ask_call_back(
    *,
    name: str,
    phone: str,
    subject: str,
    best_time: BestTime,
    language: str,
    now: datetime,
    call: Any = None,
) -> CallBackRequest:
    """Put a request on the list. The same one that is still open is not put there twice."""
    same = CallBackRequest.objects.filter(phone=phone, subject=subject, done_at=None).first()
    if same is not None:
        return same
    return CallBackRequest.objects.create(
        name=name,
        phone=phone,
        subject=subject,
        best_time=best_time,
        call=call,
        language=language,
        created_at=now,
    )


@transaction.atomic
def record_call(
    *, request: CallBackRequest, outcome: CallOutcome, note: str, by: Any, now: datetime
) -> CallBackAttempt:
    """Write down one try; whoever was spoken to, or said to stop, is done.

    Raises Refused `call_back_done` when a colleague was first.
    """
    locked = CallBackRequest.objects.select_for_update().get(pk=request.pk)
    if locked.done_at is not None:
        raise Refused("call_back_done")
    if outcome != CallOutcome.NOT_REACHED:
        locked.done_at = now
        locked.save()
    return CallBackAttempt.objects.create(
        request=locked, outcome=outcome, note=note.strip(), by=by, at=now
    )


def forget_call_backs(*, now: datetime) -> int:
    """Delete what was done longer ago than the municipality keeps it. Returns how many."""
    long_ago = now - timedelta(weeks=int(term("CALLBACK_KEEP_WEEKS")))
    rows = CallBackRequest.objects.filter(done_at__lt=long_ago)
    count = rows.count()
    rows.delete()
    return count
