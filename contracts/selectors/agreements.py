"""Questions about agreements: which ones a person sees, and how one stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet, Sum

from contracts.enums import PaymentDirection, SettlementStatus
from contracts.models import Agreement, PaymentOrder
from contracts.people import Person
from contracts.selectors.roles import sees_all


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """How an agreement stands, in whole cents of its currency.

    `drafted_cents` is in drafts that nobody decided about; `paid_cents` what the bank moved, less
    what came back.
    """

    currency: str
    approved_cents: int
    drafted_cents: int
    paid_cents: int
    settled_until: date | None
    observation_count: int
    unverified_count: int


def agreements_for(user: Person) -> QuerySet[Agreement]:
    """Return the agreements that a person sees: all, or those of the parties they act for."""
    agreements = Agreement.objects.select_related("contract_manager")
    if sees_all(user):
        return agreements
    return agreements.filter(parties__party__members__user=user.pk).distinct()


def key_figures(agreement: Agreement) -> KeyFigures:
    """Return the agreement's key figures, with a handful of queries."""
    sums = dict(
        agreement.settlements.order_by().values_list("status").annotate(cents=Sum("total_cents"))
    )
    paid = dict(
        PaymentOrder.objects.filter(settlement__agreement=agreement)
        .order_by()
        .values_list("direction")
        .annotate(cents=Sum(F("paid_cents") - F("returned_cents")))
    )
    last = (
        agreement.settlements.filter(status=SettlementStatus.APPROVED)
        .order_by("-period_end")
        .first()
    )
    current = agreement.observations.filter(replaced_by__isnull=True)
    return KeyFigures(
        currency=agreement.currency,
        approved_cents=sums.get(SettlementStatus.APPROVED, 0),
        drafted_cents=sums.get(SettlementStatus.DRAFT, 0),
        paid_cents=paid.get(PaymentDirection.PAY, 0) - paid.get(PaymentDirection.RECLAIM, 0),
        settled_until=last.period_end if last else None,
        observation_count=current.count(),
        unverified_count=current.filter(verifications__isnull=True).count(),
    )
