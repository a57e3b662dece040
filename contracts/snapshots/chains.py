"""Which settlements a settlement goes on from, back to one that was made from everything."""

from __future__ import annotations

from datetime import date

from contracts.models import Settlement


def opened_with(settlement: Settlement) -> Settlement | None:
    """Return the settlement that the inputs name as their opening; None when they name none."""
    opening = settlement.inputs.get("opening")
    if opening is None:
        return None
    return Settlement.objects.filter(
        agreement=settlement.agreement_id,
        period_start=date.fromisoformat(opening["period_start"]),
        revision=opening["revision"],
    ).first()


def chain_of(settlement: Settlement) -> list[Settlement]:
    """Return the settlements that this one builds on, oldest first, and itself as the last."""
    chain = [settlement]
    while (before := opened_with(chain[-1])) is not None:
        chain.append(before)
    return chain[::-1]


def frozen_keys(settlement: Settlement) -> set[str]:
    """Return the keys of the observations that a settlement was computed from, also by way of the
    settlements before it."""
    return {item["key"] for row in chain_of(settlement) for item in row.inputs["observations"]}
