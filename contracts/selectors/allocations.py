"""Who has a settlement's money, which tax is in it, and where investors stand; all as stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contracts.models import OPEN_STATUSES, Agreement, Settlement, SettlementPosition
from contracts.people import Person
from contracts.snapshots import stored_allocations


@dataclass(frozen=True, slots=True)
class Allocations:
    """What a settlement says beside its lines.

    `distribution` has the keys tier, party, cents (given by this settlement) and total_cents (so
    far); `taxes`, `positions` and `figures` have those of their rows. Parties are codes.
    """

    distribution: tuple[dict[str, Any], ...]
    taxes: tuple[dict[str, Any], ...]
    positions: tuple[dict[str, Any], ...]
    figures: tuple[dict[str, Any], ...] = ()

    @property
    def by_party(self) -> dict[str, int]:
        """What every party gets of this settlement, in cents."""
        sums: dict[str, int] = {}
        for row in self.distribution:
            sums[row["party"]] = sums.get(row["party"], 0) + row["cents"]
        return {party: cents for party, cents in sums.items() if cents}


def allocations_of(settlement: Settlement) -> Allocations:
    """Return what is stored of a settlement; what it gives is the growth since the one before."""
    stored = stored_allocations(settlement)
    before = (
        Settlement.objects.filter(
            agreement=settlement.agreement_id,
            period_start__lt=settlement.period_start,
            status__in=OPEN_STATUSES,
        )
        .order_by("-period_start")
        .first()
    )
    given: dict[tuple[str, str], int] = {}
    if before is not None:
        for row in stored_allocations(before)["distribution"]:
            given[row["tier"], row["party"]] = row["total_cents"]
    now = {(row["tier"], row["party"]): row["total_cents"] for row in stored["distribution"]}
    distribution = tuple(
        {
            "tier": tier,
            "party": party,
            "cents": now.get((tier, party), 0) - given.get((tier, party), 0),
            "total_cents": now.get((tier, party), 0),
        }
        for tier, party in dict.fromkeys((*now, *given))
    )
    return Allocations(
        distribution, tuple(stored["taxes"]), tuple(stored["positions"]), tuple(stored["figures"])
    )


def positions_for(
    user: Person, agreement: Agreement, *, sees_all: bool
) -> list[SettlementPosition]:
    """Return where investments stand by the latest settlement: all, or only the person's own."""
    latest = (
        agreement.settlements.filter(status__in=OPEN_STATUSES).order_by("-period_start").first()
    )
    if latest is None:
        return []
    rows = latest.positions.select_related("party__party", "settlement").order_by("pk")
    if not sees_all:
        rows = rows.filter(party__party__members__user=user.pk)
    return list(rows)
