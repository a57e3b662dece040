"""What an agreement that came from a response gives us to write about."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from contracts.arithmetic import Period, TermsError, periods_until
from contracts.enums import AgreementStatus, ObservationStatus, SettlementStatus
from contracts.models import Observation, Settlement
from contracts.terms_documents import read_rules_in_force
from pages.challenges.enums import AgreementFate, Status
from pages.challenges.models import Response

# What is older than this was settled before letters were written about it.
RECENT = timedelta(days=14)
# After this many days without results we ask once more, and after twice as many no more.
REMIND_AFTER = timedelta(days=14)


@dataclass(frozen=True)
class MissingResults:
    """The last period that is over, and the indicators of which nothing came in for it."""

    period: Period
    names: tuple[str, ...]


def responses_being_carried_out() -> QuerySet[Response]:
    """Responses with an agreement, of people who were not erased.

    Also those of which the answer became a no while the agreement ran: what was done until then
    is still settled.
    """
    is_carried_out = Q(status__in=(Status.RUNNING, Status.FINISHED, Status.ENDED_EARLY))
    going = (AgreementFate.SUSPEND, AgreementFate.GO_ON)
    ran = Q(objection__decision__agreement_fate__fate__in=going)
    return Response.objects.filter(
        is_carried_out | ran, agreement__isnull=False, erased_at=None
    ).order_by("pk")


def settlements_to_tell(agreement: Any, now: datetime) -> QuerySet[Settlement]:
    """What was approved a short time ago."""
    return Settlement.objects.filter(
        agreement=agreement, status=SettlementStatus.APPROVED, decided_at__gte=now - RECENT
    ).order_by("period_start", "revision")


def missing_results(agreement: Any, today: date) -> MissingResults | None:
    """What is missing of the period that ended last; None when nothing is, or it is long ago."""
    if agreement.status != AgreementStatus.ACTIVE:
        return None
    try:
        terms = read_rules_in_force(agreement.terms_versions.order_by("number"))
    except TermsError:
        # Whoever settles is told what is wrong with the terms; a resident cannot help it.
        return None
    periods = periods_until(terms, today) if terms else []
    if not periods or periods[-1].end + 2 * REMIND_AFTER < today:
        return None
    last = periods[-1]
    # A spell counts for every period that it touches, as it does for the settlement itself.
    in_span = Q(on__gte=last.start, on__lt=last.end) | Q(start__lt=last.end, end__gt=last.start)
    known = (
        Observation.objects.filter(in_span, agreement=agreement, replaced_by__isnull=True)
        .exclude(status=ObservationStatus.WITHDRAWN)
        .values("indicator")
    )
    missing = agreement.indicators.exclude(pk__in=known).order_by("pk")
    names = tuple(missing.values_list("name", flat=True))
    return MissingResults(last, names) if names else None
