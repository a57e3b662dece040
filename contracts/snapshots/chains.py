"""Which settlements a settlement goes on from, and which observations it was computed from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from contracts.models import Observation, Settlement
from contracts.snapshots.summed import summed_rows


def opened_with(settlement: Settlement) -> Settlement | None:
    """Return the settlement that the inputs name as their opening; None when they name none."""
    return _opened_with(settlement, Settlement.objects.all())


def chain_of(settlement: Settlement) -> list[Settlement]:
    """Return the settlements that this one builds on, oldest first, and itself as the last."""
    chain = [settlement]
    while (before := opened_with(chain[-1])) is not None:
        chain.append(before)
    return chain[::-1]


def counted_among(settlement: Settlement, keys: Collection[str]) -> set[str]:
    """Return which of these keys are of observations that a settlement was computed from.

    Also by way of the settlements before it: these are looked at from the last one back, until all
    keys are found.
    """
    wanted, found = set(keys), set[str]()
    row: Settlement | None = settlement
    rows = Settlement.objects.only("agreement_id", "period_end", "inputs")
    while row is not None and wanted:
        here = wanted.intersection(item["key"] for item in row.inputs["observations"])
        if "sums" in row.inputs:
            here |= _keys(summed_rows(row).filter(key__in=wanted))
        found |= here
        wanted -= here
        row = _opened_with(row, rows)
    return found


def counts_any(settlement: Settlement, observations: QuerySet[Observation]) -> bool:
    """Whether a settlement was computed from any of these observations of its agreement."""
    if "sums" in settlement.inputs:
        # There can be millions of them, so no keys are fetched.
        return summed_rows(settlement).filter(pk__in=observations.values("pk")).exists()
    wanted = _keys(observations)
    row: Settlement | None = settlement
    rows = Settlement.objects.only("agreement_id", "period_end", "inputs")
    while row is not None and wanted:
        if any(item["key"] in wanted for item in row.inputs["observations"]):
            return True
        row = _opened_with(row, rows)
    return False


def _opened_with(settlement: Settlement, rows: QuerySet[Settlement]) -> Settlement | None:
    opening = settlement.inputs.get("opening")
    if opening is None:
        return None
    return rows.filter(
        agreement=settlement.agreement_id,
        period_start=date.fromisoformat(opening["period_start"]),
        revision=opening["revision"],
    ).first()


def _keys(observations: QuerySet[Observation]) -> set[str]:
    """Return the keys as they stand in frozen inputs."""
    return {str(key) for key in observations.values_list("key", flat=True)}
