"""The decision under an agreement fell, and the agreement does not end by itself."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from contracts.enums import AgreementStatus, EventVerb
from contracts.models import Agreement
from contracts.people import Person
from contracts.selectors.lost_grounds import RUNNING
from contracts.services.agreements import suspend_agreement
from contracts.services.history import lock_agreement, require_status, write_event


def note_lost_ground(
    *, agreement: Agreement, goes_on_until: date | None, by: Person, now: datetime, reason: str
) -> Agreement:
    """Write that the decision fell: the agreement goes on until this day, or without one stands
    still from now on.

    Nothing that was measured or paid changes by it, and who manages the contract sees it until the
    agreement was ended. Raises Refused unless the agreement is active or suspended.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        require_status(agreement, *RUNNING)
        if goes_on_until is None and agreement.status == AgreementStatus.ACTIVE:
            agreement = suspend_agreement(agreement=agreement, by=by, now=now, reason=reason)
        write_event(
            agreement=agreement,
            verb=EventVerb.GROUND_LOST,
            by=by,
            now=now,
            reason=reason,
            detail=goes_on_until.isoformat() if goes_on_until else str(AgreementStatus.SUSPENDED),
        )
    return agreement
