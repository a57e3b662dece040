"""Storing what a statement says beside its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from contracts.arithmetic import Statement
from contracts.errors import Refused
from contracts.models import (
    SettlementDistribution,
    SettlementFigure,
    SettlementPosition,
    SettlementTax,
)
from contracts.snapshots import computed_allocations

Roles = Mapping[str, int]
"""The keys of an agreement's roles (AgreementParty), by code."""
AllocationValues = Mapping[str, Sequence[dict[str, Any]]]
"""The fields of rows but their settlement, by what they are."""
# Typed as any model: which columns one has is said by `computed_allocations`.
_MODELS: Final[dict[str, Any]] = {
    "distribution": SettlementDistribution,
    "taxes": SettlementTax,
    "positions": SettlementPosition,
    "figures": SettlementFigure,
}


def allocation_values(statement: Statement, roles: Roles) -> AllocationValues:
    """Return what a statement says beside its lines, as fields of rows. Raises Refused."""
    found = computed_allocations(statement)
    for items in found.values():
        for item in items:
            if "party" in item:
                code = item.pop("party")
                if code not in roles:
                    raise Refused("recipient_unknown", "terms", {"code": code})
                item["party_id"] = roles[code]
    return found


def save_allocations(values: Sequence[AllocationValues], settlement_ids: Sequence[int]) -> None:
    """Insert what `allocation_values` gave for each of these saved settlements."""
    for kind, model in _MODELS.items():
        rows = [
            model(settlement_id=pk, **fields)
            for found, pk in zip(values, settlement_ids, strict=True)
            for fields in found[kind]
        ]
        if rows:
            model.objects.bulk_create(rows)
