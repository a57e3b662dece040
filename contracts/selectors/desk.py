"""Lists for the contract desk. Each is a queryset that a screen cuts into pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from contracts.enums import (
    ObservationStatus,
    PartyRole,
    PaymentStatus,
    RunStatus,
    SettlementStatus,
)
from contracts.models import (
    Agreement,
    Observation,
    PaymentOrder,
    Settlement,
    SettlementRun,
    Verification,
)
from contracts.people import Person
from contracts.selectors.agreements import agreements_for


def runs_for(user: Person, status: str = "") -> QuerySet[SettlementRun]:
    """Return the visible jobs of the timetable, newest first."""
    runs = SettlementRun.objects.filter(agreement__in=_ids(user)).select_related("agreement")
    if status:
        runs = runs.filter(status=status)
    return runs.order_by("-started_at", "-pk")


def failed_runs(user: Person) -> QuerySet[SettlementRun]:
    """Return the jobs that failed, longest ago first."""
    return runs_for(user, RunStatus.FAILED).order_by("finished_at", "pk")


def settlements_for(user: Person, status: str = "") -> QuerySet[Settlement]:
    """Return the settlements that a person sees, newest period first; without frozen inputs."""
    found = Settlement.objects.filter(agreement__in=_ids(user)).select_related("agreement")
    if status:
        found = found.filter(status=status)
    return found.defer("inputs", "closing").order_by("-period_start", "-pk")


def drafts_to_decide(user: Person) -> QuerySet[Settlement]:
    """Return the drafts that wait for a decision, oldest first."""
    return settlements_for(user, SettlementStatus.DRAFT).order_by("prepared_at", "period_start")


def observations_of(agreement: Agreement, state: str = "") -> QuerySet[Observation]:
    """Return the observations of an agreement that were not replaced, by state.

    States: "" all, "open" not judged, "accepted", "partly", "disputed" (by the latest verdict),
    "withdrawn".
    """
    return _with_verdicts(_in_state(agreement.observations.filter(replaced_by=None), state))


def observations_to_verify(user: Person) -> QuerySet[Observation]:
    """Return what waits for a verdict in agreements of which the person is the evaluator."""
    mine = Agreement.objects.filter(
        parties__role=PartyRole.EVALUATOR, parties__party__members__user=user.pk
    )
    waiting = Observation.objects.filter(
        agreement__in=mine.values("pk"), replaced_by=None, verifications=None
    )
    return waiting.select_related("indicator", "agreement", "entered_by").order_by(
        "entered_at", "pk"
    )


def count_unverified(user: Person) -> int:
    """Return how many observations wait for any evaluator, in agreements that a person sees."""
    return Observation.objects.filter(
        agreement__in=_ids(user), replaced_by=None, verifications=None
    ).count()


def payments_for(user: Person) -> QuerySet[PaymentOrder]:
    """Return the payment orders that a person sees, newest first."""
    orders = PaymentOrder.objects.filter(settlement__agreement__in=_ids(user)).select_related(
        "settlement__agreement", "payer__party", "recipient__party"
    )
    return orders.defer("settlement__inputs").order_by("-created_at", "-pk")


def payments_waiting(user: Person) -> QuerySet[PaymentOrder]:
    """Return the payments that somebody still has to do something about, oldest first."""
    waiting = (
        PaymentStatus.PROPOSED,
        PaymentStatus.APPROVED,
        PaymentStatus.REFUSED,
        PaymentStatus.PARTLY,
    )
    return payments_for(user).filter(status__in=waiting).order_by("created_at", "pk")


def _ids(user: Person) -> QuerySet[Agreement, Any]:
    return agreements_for(user).order_by().values("pk")


def _in_state(found: QuerySet[Observation], state: str) -> QuerySet[Observation]:
    if state == "open":
        return found.filter(verifications=None)
    if state == "withdrawn":
        return found.filter(status=ObservationStatus.WITHDRAWN)
    if state:
        later = Verification.objects.filter(
            observation=OuterRef("observation"), pk__gt=OuterRef("pk")
        )
        latest = Verification.objects.filter(~Exists(later), decision=state)
        return found.filter(pk__in=latest.values("observation"))
    return found


def _with_verdicts(found: QuerySet[Observation]) -> QuerySet[Observation]:
    newest_first = Verification.objects.select_related("by").order_by("-pk")
    return (
        found.select_related("indicator", "entered_by")
        .prefetch_related(Prefetch("verifications", queryset=newest_first))
        .order_by("-on", "-pk")
    )
