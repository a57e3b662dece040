"""Which agreements bind while the decision under them fell, and which of them never began."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from contracts.enums import AgreementStatus, EventVerb
from contracts.models import Agreement, AgreementEvent
from contracts.people import Person
from contracts.selectors.agreements import agreements_for

# Not ended: somebody still does the work, or waits to go on with it.
RUNNING: Final = (AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED)
# Signed and not ended, begun or not.
BINDING: Final = (AgreementStatus.SIGNED, *RUNNING)


def lost_grounds() -> QuerySet[AgreementEvent]:
    """Return the events that say so, of agreements that were not ended since, oldest first."""
    rows = AgreementEvent.objects.filter(verb=EventVerb.GROUND_LOST, agreement__status__in=BINDING)
    return rows.order_by("at", "pk")


def lost_grounds_for(user: Person) -> QuerySet[AgreementEvent]:
    """Return those of the agreements that a person sees, with what they are about."""
    mine = agreements_for(user).order_by().values("pk")
    return lost_grounds().filter(agreement__in=mine).select_related("agreement", "by")


def stands_still_before_start(agreement: Agreement) -> bool:
    """Return whether it was signed and had not begun when it was suspended, as it still is."""
    last = agreement.events.filter(verb=EventVerb.SUSPENDED).last()
    is_suspended = agreement.status == AgreementStatus.SUSPENDED
    return is_suspended and last is not None and last.detail == AgreementStatus.SIGNED


def ended_before_start(agreement: Agreement) -> bool:
    """Return whether it ended while it was signed and had not begun."""
    return agreement.events.filter(verb=EventVerb.ENDED, detail=AgreementStatus.SIGNED).exists()
