"""Questions about settlements: who may decide, what is due, what one says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta

from django.db.models import BigIntegerField, OuterRef, Q, Subquery, Sum

from contracts.errors import Refused
from contracts.models import (
    OPEN_STATUSES,
    Observation,
    Settlement,
    SettlementLine,
    SettlementShare,
)
from contracts.people import Person
from contracts.selectors.mandates import over_mandate
from contracts.selectors.roles import gains_from
from contracts.snapshots import counted_among, counts_any

# What an app above the core has against deciding, by the key of the settlement.
DecisionObjection = Callable[[Collection[Settlement], Person], dict[int, Refused]]
_OBJECTIONS: list[DecisionObjection] = []


def add_decision_objection(objection: DecisionObjection) -> None:
    """Let an app above the core object to deciding, one by one and in bulk; once per function."""
    if objection not in _OBJECTIONS:
        _OBJECTIONS.append(objection)


def objections_of_apps(settlements: Collection[Settlement], by: Person) -> dict[int, Refused]:
    """Return what the apps above the core have against deciding about these."""
    return {
        key: refused
        for objection in _OBJECTIONS
        for key, refused in objection(settlements, by).items()
    }


def settlements_of(observation: Observation) -> list[Settlement]:
    """Return the settlements that hold and that an observation went into, newest period first.

    They say something about its days: that of its own period, and later ones that correct it.
    """
    first, last = observation.on, observation.on
    if observation.start is not None and observation.end is not None:
        first, last = observation.start, observation.end - timedelta(days=1)
    about = Settlement.objects.filter(
        agreement=observation.agreement_id,
        status__in=OPEN_STATUSES,
        lines__origin_start__lte=last,
        lines__origin_end__gt=first,
    )
    rows = Settlement.objects.filter(pk__in=about.values("pk")).defer("closing")
    key = str(observation.key)
    return [row for row in rows.order_by("-period_start") if counted_among(row, [key])]


def recipients_before(agreement_id: int, components: Collection[str]) -> dict[str, int]:
    """Return to which party (the key of its role) each of these components was paid last.

    Terms that were replaced from their first day on no longer say so, and what was paid still has
    to be taken back from somebody.
    """
    if not components:
        return {}
    lines = SettlementLine.objects.filter(
        settlement__agreement=agreement_id,
        settlement__status__in=OPEN_STATUSES,
        component__in=components,
    )
    return dict(lines.order_by("pk").values_list("component", "recipient"))


def objection_to_decide(settlement: Settlement, user: Person) -> Refused | None:
    """Return why this person must not decide about the settlement, or None.

    Four eyes: not who prepared it, entered or verified what it is about, or gains from it; and
    what it moves is within the person's mandate. What an app above the core has against it comes
    last.
    """
    tied = objection_to_person(settlement, user)
    return tied or objections_of_apps([settlement], user).get(settlement.pk)


def objection_to_person(settlement: Settlement, user: Person) -> Refused | None:
    """Return what ties this person to the settlement, or that it is above their mandate."""
    tied = _tie_to(settlement, user)
    if tied is not None:
        return tied
    return over_mandate(settlement, sizes_of([settlement.pk])[settlement.pk], user)


def objection_to_release(settlement: Settlement, user: Person) -> Refused | None:
    """Return why this person must not pay what the settlement says, or None.

    Not who decided about it, whatever groups they are in, nor who is tied to it. A mandate is for
    deciding: who pays carries out what somebody else decided.
    """
    reversals = settlement.reversals.filter(Q(proposed_by=user.pk) | Q(decided_by=user.pk))
    if settlement.decided_by_id == user.pk or reversals.exists():
        return Refused("decided_by_same", "by")
    tied = _tie_to(settlement, user)
    return tied or objections_of_apps([settlement], user).get(settlement.pk)


def _tie_to(settlement: Settlement, user: Person) -> Refused | None:
    """Return what ties this person to the settlement: made, entered, verified or gains from it."""
    if settlement.prepared_by_id == user.pk:
        return Refused("prepared_by_same", "by")
    interest = gains_from(user, settlement.agreement)
    if interest is not None:
        role = str(interest.get_role_display()).lower()
        return Refused("decider_interested", "by", {"party": interest.party.name, "role": role})
    observations = Observation.objects.filter(agreement=settlement.agreement_id)
    if counts_any(settlement, observations.filter(entered_by=user.pk)):
        return Refused("entered_by_same", "by")
    if counts_any(settlement, observations.filter(verifications__by=user.pk)):
        return Refused("verified_by_same", "by")
    return None


class SettlementSize(Subquery):
    """How much a settlement moves, in cents: the larger of what is paid and what is taken back.

    Between one payer and one recipient lines are set off against each other, as in its payments;
    between others they are not: a correction that moves a sum from one payer to another has a total
    of nothing and is as large as that sum. Of totals p and n it is (p + n + |p − n|) / 2.
    """

    template = (
        "(SELECT CAST((COALESCE(SUM(ABS(net)), 0) + ABS(COALESCE(SUM(net), 0))) / 2 AS BIGINT)"
        " FROM (%(subquery)s) pairs)"
    )
    output_field = BigIntegerField()

    def __init__(self) -> None:
        """Take the shares of the settlement that the query around it is about."""
        shares = SettlementShare.objects.filter(line__settlement=OuterRef("pk")).order_by()
        pairs = shares.values("payer", "line__recipient").annotate(net=Sum("amount_cents"))
        super().__init__(pairs.values("net"))


def sizes_of(settlement_ids: Collection[int]) -> dict[int, int]:
    """Return how much each of these settlements moves, in cents (see SettlementSize)."""
    rows = Settlement.objects.filter(pk__in=settlement_ids).order_by()
    return dict(rows.annotate(size_cents=SettlementSize()).values_list("pk", "size_cents"))
