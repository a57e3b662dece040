"""Storing what a statement says beside its lines."""

from __future__ import annotations

from typing import Any

from contracts.arithmetic import Statement
from contracts.errors import Refused
from contracts.models import (
    AgreementParty,
    Settlement,
    SettlementDistribution,
    SettlementPosition,
    SettlementTax,
)
from contracts.snapshots import computed_allocations

Allocation = SettlementDistribution | SettlementTax | SettlementPosition


def allocation_rows(
    settlement: Settlement, statement: Statement, roles: dict[str, AgreementParty]
) -> list[Allocation]:
    """Return the unsaved rows of a statement's distribution, taxes and positions."""
    found = computed_allocations(statement)

    def values(item: dict[str, Any]) -> dict[str, Any]:
        if "party" not in item:
            return item
        if item["party"] not in roles:
            raise Refused("recipient_unknown", "terms", {"code": item["party"]})
        return {**item, "party": roles[item["party"]]}

    rows: list[Allocation] = []
    for kind, items in (
        (SettlementDistribution, found["distribution"]),
        (SettlementTax, found["taxes"]),
        (SettlementPosition, found["positions"]),
    ):
        rows += [kind(settlement=settlement, **values(item)) for item in items]
    return rows


def save_allocations(rows: list[Allocation]) -> None:
    """Insert rows of a statement, or of many."""
    for kind in (SettlementDistribution, SettlementTax, SettlementPosition):
        own = [row for row in rows if type(row) is kind]
        if own:
            kind.objects.bulk_create(own)  # type: ignore[arg-type]
