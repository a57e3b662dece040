"""Reading the feed: what may still be told, after a cursor."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q, QuerySet

from contracts.api import names
from contracts.api.models import Change
from contracts.enums import EventVerb
from contracts.models import AgreementEvent
from contracts.selectors.public import PUBLIC_EVENTS, public_agreements
from contracts.selectors.publication import agreements_without

# Facts about the data itself: what became readable, and what no longer is.
OF_PUBLICATION: Final = (
    EventVerb.PUBLISHED,
    EventVerb.HIDDEN,
    EventVerb.PART_PUBLISHED,
    EventVerb.PART_HELD_BACK,
)
# That money moved, or did not. How much of it may be known is said by the results of the agreement.
OF_MONEY: Final = (
    EventVerb.PAYMENT_CONFIRMED,
    EventVerb.PAYMENT_PARTLY_PAID,
    EventVerb.PAYMENT_REFUSED,
    EventVerb.PAYMENT_RETURNED,
)
TOLD: Final = (*PUBLIC_EVENTS, *OF_MONEY, *OF_PUBLICATION)


def readable_changes() -> QuerySet[Change]:
    """Return what may be told now, oldest first.

    Of an agreement that is no longer public only that it went, so that readers can forget it. Of
    one of which the timeline is held back only what became public or went; of one of which the
    amounts are, no payment.
    """
    silent = agreements_without("timeline").values("pk")
    without_amounts = agreements_without("amounts").values("pk")
    return (
        Change.objects.filter(Q(agreement__in=public_agreements()) | Q(verb=EventVerb.HIDDEN))
        .exclude(verb__in=(*PUBLIC_EVENTS, *OF_MONEY), agreement__in=silent)
        .exclude(verb__in=OF_MONEY, agreement__in=without_amounts)
        .select_related("agreement")
        .order_by("pk")
    )


def told_of(event: AgreementEvent) -> str:
    """Return what the feed tells of the detail of an event.

    Of a payment only its direction: the amount may be about few people, and who pays which part is
    not public. Why an agreement is no longer public is not for the public.
    """
    if event.verb == EventVerb.HIDDEN:
        return ""
    if event.verb in OF_MONEY:
        direction = event.detail.partition(" ")[0]
        return direction if direction in names.DIRECTION else ""
    return event.detail


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as plain values; the moment is in UTC."""
    return {
        "cursor": change.pk,
        "wat": change.verb,
        "omschrijving": str(change.get_verb_display()),
        "prestatiecontract": change.agreement.number,
        "moment": change.at.isoformat().replace("+00:00", "Z"),
        "waarover": names.DIRECTION.get(change.detail, change.detail)
        if change.verb in OF_MONEY
        else change.detail,
    }
