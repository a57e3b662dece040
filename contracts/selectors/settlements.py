"""Questions about settlements: who may decide, what is due, what one says."""

from __future__ import annotations

from contracts.errors import Refused
from contracts.models import Mandate, Observation, Settlement
from contracts.people import Person
from contracts.selectors.roles import gains_from
from contracts.snapshots import counts_any


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
