"""What a statement says beside its lines, as plain data: computed and stored."""

from __future__ import annotations

from typing import Any

from contracts.arithmetic import Statement, number_text, position_data
from contracts.models import Settlement

DISTRIBUTION = ("tier", "party", "total_cents")
TAX = ("code", "treatment", "rate_text", "base_cents", "tax_cents")
POSITION = (
    "investment",
    "party",
    "drawn_cents",
    "received_cents",
    "principal_cents",
    "return_cents",
    "outstanding_cents",
    "multiple_text",
    "irr_text",
)
FIGURE = ("code", "value_text")
Allocations = dict[str, list[dict[str, Any]]]


def computed_allocations(statement: Statement) -> Allocations:
    """Return the distribution so far, taxes, positions and figures as the data that is stored."""
    positions: list[Any] = [position_data(item) for item in statement.positions]
    return {
        "distribution": [
            {"tier": part.tier, "party": part.party, "total_cents": part.cents}
            for part in statement.given
        ],
        "taxes": [
            {
                "code": tax.code,
                "treatment": tax.treatment,
                "rate_text": number_text(tax.rate),
                "base_cents": tax.base_cents,
                "tax_cents": tax.tax_cents,
            }
            for tax in statement.taxes
        ],
        "positions": [
            {
                "investment": position.investment,
                "party": position.party,
                "drawn_cents": position.drawn_cents,
                "received_cents": position.received_cents,
                "principal_cents": position.principal_cents,
                "return_cents": position.return_cents,
                "outstanding_cents": position.outstanding_cents,
                "multiple_text": text["multiple"] or "",
                "irr_text": text["irr"] or "",
            }
            for position, text in zip(statement.positions, positions, strict=True)
        ],
        "figures": [
            {"code": figure.code, "value_text": figure.value or ""} for figure in statement.figures
        ],
    }


def stored_allocations(settlement: Settlement) -> Allocations:
    """Return the stored rows, with the keys of `computed_allocations`."""
    kinds = (
        ("distribution", settlement.distributions, DISTRIBUTION),
        ("taxes", settlement.taxes, TAX),
        ("positions", settlement.positions, POSITION),
        ("figures", settlement.figures, FIGURE),
    )
    return {
        name: [_plain(row, keys) for row in _with_party(rows, keys)] for name, rows, keys in kinds
    }


def _with_party(rows: Any, keys: tuple[str, ...]) -> Any:
    ordered = rows.order_by("pk")
    return ordered.select_related("party") if "party" in keys else ordered


def _plain(row: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: row.party.code if key == "party" else getattr(row, key) for key in keys}


def allocation_differences(settlement: Settlement, statement: Statement) -> list[str]:
    """Name what differs between the stored rows and what was computed again."""
    stored, computed = stored_allocations(settlement), computed_allocations(statement)
    return [
        f"{name}: {stored[name]} is now {computed[name]}"
        for name in computed
        # A settlement of before figures were kept has none; it says nothing that could be wrong.
        if stored[name] != computed[name] and (stored[name] or name != "figures")
    ]
