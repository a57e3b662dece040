"""Which agreements run while the decision under them fell."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from contracts.enums import AgreementStatus, EventVerb
from contracts.models import AgreementEvent
from contracts.people import Person
from contracts.selectors.agreements import agreements_for

# Not ended: somebody still does the work, or waits to go on with it.
RUNNING: Final = (AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED)


def lost_grounds() -> QuerySet[AgreementEvent]:
    """Return the events that say so, of agreements that were not ended since, oldest first."""
    rows = AgreementEvent.objects.filter(verb=EventVerb.GROUND_LOST, agreement__status__in=RUNNING)
    return rows.order_by("at", "pk")


def lost_grounds_for(user: Person) -> QuerySet[AgreementEvent]:
    """Return those of the agreements that a person sees, with what they are about."""
    mine = agreements_for(user).order_by().values("pk")
    return lost_grounds().filter(agreement__in=mine).select_related("agreement", "by")
