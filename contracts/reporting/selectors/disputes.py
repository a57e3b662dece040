"""Which disputes a person sees, and which need a push now."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone

from contracts.models import Observation
from contracts.people import Person
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.models import Dispute
from contracts.selectors.agreements import agreements_for


def disputes_for(user: Person, *, is_open: bool) -> QuerySet[Dispute]:
    """Return the disputes of agreements that a person sees; the first to be answered first."""
    rows = Dispute.objects.filter(agreement__in=agreements_for(user).values("pk"))
    rows = rows.select_related("agreement", "observation__indicator")
    rows = rows.annotate(message_count=Count("messages"))
    if is_open:
        return rows.filter(outcome=DisputeOutcome.OPEN).order_by("answer_due_on", "pk")
    return rows.exclude(outcome=DisputeOutcome.OPEN).order_by("-closed_at", "-pk")


def open_dispute_ids(now: datetime) -> list[int]:
    """Return the open disputes whose term is near or over, the oldest term first."""
    soon = timezone.localdate(now) + timedelta(days=3)
    rows = Dispute.objects.filter(outcome=DisputeOutcome.OPEN, answer_due_on__lte=soon)
    return list(rows.order_by("answer_due_on", "pk").values_list("pk", flat=True))


def disputes_of(observation: Observation) -> list[Dispute]:
    """Return the disputes about one observation, the newest first."""
    return list(observation.disputes.order_by("-pk"))
