"""Putting new public facts in the feed, in one order that never changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contracts.api.models import Change, FeedPosition
from contracts.api.selectors.changes import TOLD, told_of
from contracts.models import AgreementEvent
from contracts.selectors.public import public_agreements


def collect_changes(*, now: datetime, limit: int = 1000) -> int:
    """Add what became public since the last time; return how many changes that were.

    Only one at a time: keys are given while a row is locked, so a reader who has seen change 10
    never misses change 9, whatever else was being written at that moment. What happened before an
    agreement was published follows when it is.
    """
    FeedPosition.objects.get_or_create(pk=1)
    with transaction.atomic():
        position = FeedPosition.objects.select_for_update().get(pk=1)
        told = Change.objects.values("event")
        waiting = (
            AgreementEvent.objects.filter(verb__in=TOLD)
            .exclude(pk__in=told)
            .filter(agreement__in=_known_agreements())
            .order_by("pk")[:limit]
        )
        made = [
            Change.objects.create(
                agreement_id=event.agreement_id,
                event=event,
                verb=event.verb,
                at=event.at,
                detail=told_of(event),
            )
            for event in waiting
        ]
        if made:
            position.changed_at = now
            position.save(update_fields=["changed_at"])
    return len(made)


def _known_agreements() -> set[int]:
    """Return the agreements that are public, and those of which the feed told something."""
    return set(public_agreements().values_list("pk", flat=True)) | set(
        Change.objects.values_list("agreement", flat=True).distinct()
    )
