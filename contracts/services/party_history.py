"""What every service about a party begins and ends with: its agreements' locks and history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from contracts.enums import EventVerb
from contracts.models import Agreement, Party
from contracts.people import Person
from contracts.services.history import write_event


def lock_agreements_of(party: Party) -> list[Agreement]:
    """Lock the agreements of a party, in the one order that everybody uses."""
    agreements = Agreement.objects.select_for_update(no_key=True).order_by("pk")
    return list(agreements.filter(pk__in=party.roles.values("agreement")))


def write_party_event(
    party: Party,
    agreements: Iterable[Agreement],
    by: Person,
    now: datetime,
    detail: str,
) -> None:
    """Leave one line in every agreement of the party, under its (first) code there."""
    codes = dict(party.roles.order_by("-pk").values_list("agreement_id", "code"))
    for agreement in agreements:
        write_event(
            agreement=agreement,
            verb=EventVerb.PARTY_CHANGED,
            by=by,
            now=now,
            detail=f"{codes[agreement.pk]}: {detail}"[:200],
        )
