"""Questions about settlements: who may decide, what is due, what one says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from contracts.errors import Refused
from contracts.models import OPEN_STATUSES, Mandate, Observation, Settlement, SettlementLine
from contracts.people import Person
from contracts.selectors.roles import gains_from
from contracts.snapshots import counted_among, counts_any


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
    the amount is within the person's mandate.
    """
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
    mandate = Mandate.objects.filter(user=user.pk, currency=settlement.currency).first()
    if mandate is not None and abs(settlement.total_cents) > mandate.max_cents:
        return Refused("over_mandate", "by")
    return None
