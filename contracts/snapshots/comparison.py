"""Computing a stored settlement again, years later, and naming every difference."""

from __future__ import annotations

from typing import Any

from contracts.arithmetic import Statement, statement_data
from contracts.models import Settlement
from contracts.snapshots.inputs import digest, settle_inputs


def differences(settlement: Settlement) -> list[str]:
    """Recompute a settlement from its frozen inputs and name everything that differs.

    Empty when the stored rows are exactly what the inputs give and the inputs are unharmed.
    """
    found = []
    if digest(settlement.inputs) != settlement.inputs_sha256:
        found.append("inputs: sha256 differs")
    statement = settle_inputs(settlement.inputs)
    if statement.total_cents != settlement.total_cents:
        found.append(f"total: {settlement.total_cents} is now {statement.total_cents}")
    if statement.cumulative_cents != settlement.cumulative_cents:
        found.append(
            f"cumulative: {settlement.cumulative_cents} is now {statement.cumulative_cents}"
        )
    stored = stored_lines(settlement)
    computed = computed_lines(statement)
    if len(stored) != len(computed):
        found.append(f"lines: {len(stored)} are now {len(computed)}")
    found.extend(
        f"line {number}: {old} is now {new}"
        for number, (old, new) in enumerate(zip(stored, computed, strict=False), start=1)
        if old != new
    )
    return found


def stored_lines(settlement: Settlement) -> list[dict[str, Any]]:
    """Return the stored lines as plain data, with the keys of `computed_lines`."""
    lines = settlement.lines.select_related("recipient").prefetch_related("shares__payer")
    return [
        {
            "component": line.component,
            "kind": line.kind,
            "origin": line.origin_start.isoformat(),
            "quantity": line.quantity_text,
            "cents": line.amount_cents,
            "recipient": line.recipient.code,
            "shares": {share.payer.code: share.amount_cents for share in line.shares.all()},
            "trace": line.trace,
        }
        for line in lines.order_by("position")
    ]


def computed_lines(statement: Statement) -> list[dict[str, Any]]:
    """Return a statement's lines as the plain data that is stored."""
    data: Any = statement_data(statement)
    return [
        {
            "component": line.component,
            "kind": line.kind,
            "origin": line.origin.start.isoformat(),
            "quantity": line_data["quantity"] or "",
            "cents": line.amount_cents,
            "recipient": line.recipient,
            "shares": dict(line.payers),
            "trace": line_data["trace"],
        }
        for line, line_data in zip(statement.lines, data["lines"], strict=True)
    ]
