"""Which periods the evaluator is done with, and what stands in the way of the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from contracts.arithmetic import Period
from contracts.errors import Refused
from contracts.models import Agreement, Observation, Settlement, Verification
from contracts.people import Person
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.models import Dispute, ReportPlan, SignOff
from contracts.reporting.selectors.requests import ended_periods


@dataclass(frozen=True, slots=True)
class PeriodState:
    """One period that is over: what was reported, what waits, and whether it is signed off."""

    period: Period
    observation_count: int
    unjudged_count: int
    dispute_count: int
    sign_off: SignOff | None

    @property
    def can_sign(self) -> bool:
        """Whether nothing stands in the way of signing off."""
        return self.sign_off is None and not self.unjudged_count and not self.dispute_count


def period_states(agreement: Agreement, today: date) -> list[PeriodState]:
    """Return the periods that are over, the newest first."""
    return [state_of(agreement, period) for period in reversed(ended_periods(agreement, today))]


def state_of(agreement: Agreement, period: Period) -> PeriodState:
    """Return how one period stands."""
    rows = standing_in(agreement, period)
    judged = Verification.objects.filter(observation=OuterRef("pk"))
    disputes = Dispute.objects.filter(observation__in=rows, outcome=DisputeOutcome.OPEN)
    return PeriodState(
        period,
        rows.count(),
        rows.exclude(Exists(judged)).count(),
        disputes.count(),
        sign_off_of(agreement, period.start),
    )


def standing_in(agreement: Agreement, period: Period) -> QuerySet[Observation]:
    """Return the observations of a period that nothing replaced."""
    return Observation.objects.filter(
        agreement=agreement, on__gte=period.start, on__lt=period.end, replaced_by=None
    )


def sign_off_of(agreement: Agreement, start: date) -> SignOff | None:
    """Return the sign-off that holds for the period from this day, or None."""
    rows = SignOff.objects.filter(agreement=agreement, period_start=start, reopening=None)
    return rows.select_related("by").first()


def came_after(sign_offs: QuerySet[SignOff]) -> QuerySet[SignOff]:
    """Return the sign-offs after which figures of their period came or were judged."""
    newer = Observation.objects.filter(
        Q(entered_at__gt=OuterRef("at")) | Q(verifications__at__gt=OuterRef("at")),
        agreement=OuterRef("agreement"),
        on__gte=OuterRef("period_start"),
        on__lt=OuterRef("period_end"),
    )
    return sign_offs.filter(Exists(newer))


def objections_to_decide(settlements: Collection[Settlement], _by: Person) -> dict[int, Refused]:
    """Return which settlements wait for a sign-off, because their agreement says that they must.

    One that was given before the last figures came does not hold for them.
    """
    asked = set(
        ReportPlan.objects.filter(
            agreement__in={row.agreement_id for row in settlements}, requires_sign_off=True
        ).values_list("agreement", flat=True)
    )
    if not asked:
        return {}
    standing = SignOff.objects.filter(agreement__in=asked, reopening=None)
    signed = set(standing.values_list("agreement", "period_start"))
    outdated = set(came_after(standing).values_list("agreement", "period_start"))
    found: dict[int, Refused] = {}
    for row in settlements:
        key = (row.agreement_id, row.period_start)
        if row.agreement_id in asked and key not in signed:
            found[row.pk] = Refused("sign_off_missing", "settlement")
        elif key in outdated:
            found[row.pk] = Refused("sign_off_outdated", "settlement")
    return found
