"""Questions about what staff typed in for a resident."""

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from pages.challenges.enums import Status
from pages.challenges.models import CallBackRequest, CounterEntry, Response


def counter_entry_of(response: Response) -> CounterEntry | None:
    """How this came in when staff typed it in; None when the resident did so."""
    try:
        return response.counter_entry
    except ObjectDoesNotExist:
        return None


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
