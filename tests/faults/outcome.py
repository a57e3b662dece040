"""Everything that a contract's course left in the database, but for keys and moments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contracts.models import Agreement
from contracts.snapshots import stored_lines
from tests.journals import broken_entries


def outcome_of(agreement_id: int) -> dict[str, Any]:
    """Return the rows of a contract as data that can be compared with its twin's."""
    agreement = Agreement.objects.get(pk=agreement_id)
    return {
        "observations": _observations(agreement),
        "settlements": _settlements(agreement),
        "journal": _journal(agreement),
        "broken entries": broken_entries(agreement),
        "payments": _payments(agreement),
        "runs": list(agreement.runs.order_by("period_start").values_list("period_start", "status")),
        "history": [
            (event.verb, event.detail, event.reason, event.by_id is None)
            for event in agreement.events.order_by("pk")
        ],
        "input version": agreement.input_version,
    }


def _observations(agreement: Agreement) -> list[Any]:
    rows = agreement.observations.order_by("pk")
    return [
        (row.on, row.quantity, list(row.verifications.values_list("decision", "accepted_quantity")))
        for row in rows
    ]


def _settlements(agreement: Agreement) -> list[Any]:
    rows = agreement.settlements.order_by("period_start", "revision")
    return [
        {
            "period": (row.period_start, row.period_end),
            "revision": row.revision,
            "status": row.status,
            "terms": row.terms_version.number,
            "total": row.total_cents,
            "so far": row.cumulative_cents,
            "reason": row.decision_reason,
            "lines": stored_lines(row),
        }
        for row in rows
    ]


def _journal(agreement: Agreement) -> list[Any]:
    return [
        {
            "number": entry.number.removeprefix(agreement.number),
            "kind": entry.kind,
            "settlement": (entry.settlement.period_start, entry.settlement.revision),
            "postings": [
                (row.account, row.party.code, row.counterparty.code, row.amount_cents)
                for row in entry.postings.select_related("party", "counterparty").order_by("pk")
            ],
        }
        for entry in agreement.entries.select_related("settlement").order_by("pk")
    ]


def _payments(agreement: Agreement) -> list[Any]:
    return [
        (
            settlement.period_start,
            order.payer.code,
            order.recipient.code,
            order.direction,
            order.amount_cents,
            order.status,
        )
        for settlement in agreement.settlements.order_by("period_start", "revision")
        for order in settlement.payment_orders.order_by("payer__code", "recipient__code")
    ]


def differences(expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[str]:
    """Say where two lists of outcomes differ, contract by contract; nothing when they are equal."""
    assert len(expected) == len(found)
    return [
        f"contract {number}{difference}"
        for number, (wanted, given) in enumerate(zip(expected, found, strict=True))
        for difference in _differences(wanted, given)
    ]


def _differences(wanted: Any, given: Any) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(given, dict) and wanted.keys() == given.keys():
        for key in wanted:
            yield from (f", {key}{rest}" for rest in _differences(wanted[key], given[key]))
    elif isinstance(wanted, list | tuple) and isinstance(given, list | tuple):
        for place, (one, other) in enumerate(zip(wanted, given, strict=False)):
            yield from (f", {place}{rest}" for rest in _differences(one, other))
        if len(wanted) != len(given):
            yield f": expected {len(wanted)} of them, found {len(given)}"
    elif wanted != given:
        yield f": expected {wanted!r}, found {given!r}"
