"""Questions about what staff typed in for a resident."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from pages.challenges.enums import Action, Status
from pages.challenges.models import (
    CallBackRequest,
    CompletionEntry,
    CounterEntry,
    Response,
    ResponseEvent,
)


def counter_entry_of(response: Response) -> CounterEntry | None:
    """How this came in when staff typed it in; None when the resident did so."""
    try:
        return response.counter_entry
    except ObjectDoesNotExist:
        return None


def last_question(response: Response) -> ResponseEvent | None:
    """The event with which the completion was asked that we wait for; None when we do not."""
    if response.status != Status.COMPLETION_REQUESTED:
        return None
    return response.events.filter(action=Action.ASK_COMPLETION).order_by("-pk").first()


def completion_entry_of(response: Response, person: Any) -> CompletionEntry | None:
    """The completion that this person types in for the resident; None for anybody else."""
    asked = last_question(response)
    if asked is None or not person.is_authenticated:
        return None
    entries = CompletionEntry.objects.filter(asked=asked, entered_by=person.pk)
    return entries.order_by("-pk").first()


def unfinished_entries() -> QuerySet[CounterEntry]:
    """What was begun at the counter and not sent yet, newest first."""
    return CounterEntry.objects.filter(response__status=Status.DRAFT).select_related(
        "response__call", "entered_by"
    )


def open_call_backs() -> QuerySet[CallBackRequest]:
    """Who waits for a call, who waited longest first."""
    return (
        CallBackRequest.objects.filter(done_at=None)
        .select_related("call")
        .prefetch_related("attempts__by")
        .order_by("created_at", "pk")
    )


def done_call_backs() -> QuerySet[CallBackRequest]:
    """Who was called, until it is deleted; the last one first."""
    return (
        CallBackRequest.objects.exclude(done_at=None)
        .select_related("call")
        .prefetch_related("attempts__by")
        .order_by("-done_at", "-pk")
    )
