"""Reading the feed: what may still be told, after a cursor."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q, QuerySet

from contracts.api.models import Change
from contracts.enums import EventVerb
from contracts.selectors.public import PUBLIC_EVENTS, public_agreements
from contracts.selectors.publication import agreements_without

# Being published and no longer being public are facts about the data itself.
TOLD: Final = (*PUBLIC_EVENTS, EventVerb.PUBLISHED, EventVerb.HIDDEN)


def readable_changes() -> QuerySet[Change]:
    """Return what may be told now, oldest first.

    Of an agreement that is no longer public only that it went, so that readers can forget it. Of
    one of which the timeline is held back only that it became public, or went.
    """
    silent = agreements_without("timeline").values("pk")
    return (
        Change.objects.filter(Q(agreement__in=public_agreements()) | Q(verb=EventVerb.HIDDEN))
        .exclude(verb__in=PUBLIC_EVENTS, agreement__in=silent)
        .select_related("agreement")
        .order_by("pk")
    )


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as plain values; the moment is in UTC."""
    return {
        "cursor": change.pk,
        "wat": change.verb,
        "omschrijving": str(change.get_verb_display()),
        "prestatiecontract": change.agreement.number,
        "moment": change.at.isoformat().replace("+00:00", "Z"),
        "waarover": change.detail,
    }
