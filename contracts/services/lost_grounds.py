"""The decision under an agreement fell, and the agreement does not end by itself."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from contracts.enums import AgreementStatus, EventVerb
from contracts.models import Agreement
from contracts.people import Person
from contracts.selectors.lost_grounds import BINDING
from contracts.services.agreements import (
    end_before_start,
    suspend_agreement,
    suspend_before_start,
)
from contracts.services.history import lock_agreement, require_status, write_event


def note_lost_ground(
    *,
    agreement: Agreement,
    goes_on_until: date | None,
    by: Person,
    now: datetime,
    reason: str,
    ends: bool = False,
) -> Agreement:
    """Write that the decision fell: the agreement goes on until this day, or without one stands
    still from now on.

    Nothing that was measured or paid changes by it, and who manages the contract sees it until the
    agreement was ended. What was signed and had not begun can also end at once (`ends`). Raises
    Refused unless the agreement is signed, active or suspended.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        require_status(agreement, *BINDING)
        if ends:
            agreement = end_before_start(agreement=agreement, by=by, now=now, reason=reason)
        elif goes_on_until is None and agreement.status == AgreementStatus.ACTIVE:
            agreement = suspend_agreement(agreement=agreement, by=by, now=now, reason=reason)
        elif goes_on_until is None and agreement.status == AgreementStatus.SIGNED:
            agreement = suspend_before_start(agreement=agreement, by=by, now=now, reason=reason)
        stands = AgreementStatus.ENDED if ends else AgreementStatus.SUSPENDED
        write_event(
            agreement=agreement,
            verb=EventVerb.GROUND_LOST,
            by=by,
            now=now,
            reason=reason,
            detail=goes_on_until.isoformat() if goes_on_until else str(stands),
        )
    return agreement
