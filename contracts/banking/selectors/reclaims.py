"""What has to come back to payers."""

from __future__ import annotations

from contracts.banking.selectors.matching import reclaim_reference
from contracts.enums import PaymentDirection, PaymentStatus
from contracts.models import PaymentOrder
from contracts.people import Person
from contracts.selectors.desk import payments_for


def reclaims_for(user: Person) -> list[tuple[PaymentOrder, str]]:
    """Return what is still to be collected, oldest first, with the reference for each."""
    orders = payments_for(user).filter(direction=PaymentDirection.RECLAIM)
    still_open = orders.exclude(status__in=(PaymentStatus.PAID, PaymentStatus.LAPSED)).order_by(
        "created_at", "pk"
    )
    return [(order, reclaim_reference(order)) for order in still_open]
