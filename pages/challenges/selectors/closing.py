"""Who waits on a call that is taken back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from pages.challenges.calls import calls_at, is_open, withdrawn_calls
from pages.challenges.enums import Letter, Status
from pages.challenges.models import OutboxMessage, Response
from pages.challenges.transitions import OPEN


@dataclass(frozen=True)
class Waiting:
    """How many open responses and unsent drafts a call has."""

    responses: int
    drafts: int

    def __bool__(self) -> bool:
        return bool(self.responses or self.drafts)


def _waiting() -> QuerySet[Response]:
    told = OutboxMessage.objects.filter(response=OuterRef("pk"), letter=Letter.CALL_WITHDRAWN_DRAFT)
    drafts = Q(status=Status.DRAFT, draft_erased_at=None) & ~Exists(told)
    return Response.objects.filter(Q(status__in=OPEN) | drafts)


def waiting_on(call: Any) -> Waiting:
    """Who would hear it when this call were withdrawn now."""
    statuses = list(_waiting().filter(call_id=call.pk).values_list("status", flat=True))
    drafts = statuses.count(Status.DRAFT)
    return Waiting(responses=len(statuses) - drafts, drafts=drafts)


def calls_with_people_waiting(
    pages: Iterable[Any], *, with_below: bool, now: datetime
) -> list[tuple[Any, Waiting]]:
    """The published calls among these pages, and `with_below` those under them, that people need.

    A draft counts as long as it can be sent. Who waits on a call that left the site would wait
    for ever, and could not read any more what they responded to.
    """
    found = []
    for page in pages:
        for call in calls_at(page, with_below=with_below):
            waiting = waiting_on(call)
            if not is_open(call, now):
                waiting = replace(waiting, drafts=0)
            if waiting:
                found.append((call, waiting))
    return found


def ids_to_close(day: date, call: Any | None = None) -> list[int]:
    """What still waits on a withdrawn call, of this one or of all; oldest first."""
    calls = withdrawn_calls(day)
    if call is not None:
        calls = calls.filter(pk=call.pk)
    found = _waiting().filter(call__in=calls.values("pk"))
    return list(found.order_by("pk").values_list("pk", flat=True))


def is_to_be_confirmed(page: Any) -> bool:
    """Whether publishing this page withdraws a call on which people wait."""
    if not getattr(page, "withdrawn_on", None):
        return False
    published = type(page).objects.filter(pk=page.pk, live=True).first()
    return published is not None and not published.withdrawn_on and bool(waiting_on(page))
