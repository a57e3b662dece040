"""A settlement as JSON: the stored lines with their trace, and what they were computed from."""

from __future__ import annotations

import json
from typing import Any, Final

from contracts.arithmetic import money_text
from contracts.exports.statements import document_number
from contracts.models import Settlement
from contracts.selectors.statements import statement_of

FORMAT: Final = "settlement/1"


def settlement_data(settlement: Settlement) -> dict[str, Any]:
    """Return a settlement as plain values; amounts are decimal text, periods half-open."""
    statement = statement_of(settlement)
    return {
        "format": FORMAT,
        "number": document_number(settlement),
        "agreement": settlement.agreement.number,
        "period": {
            "start": settlement.period_start.isoformat(),
            "end": settlement.period_end.isoformat(),
        },
        "revision": settlement.revision,
        "status": settlement.status,
        "currency": settlement.currency,
        "total": money_text(settlement.total_cents),
        "cumulative": money_text(settlement.cumulative_cents),
        "prepared_at": settlement.prepared_at.isoformat(),
        "decided_at": settlement.decided_at.isoformat() if settlement.decided_at else None,
        "terms_version": settlement.terms_version.number,
        "engine_version": settlement.engine_version,
        "inputs_sha256": settlement.inputs_sha256,
        "parties": {
            code: {"name": role.party.name, "role": role.role}
            for code, role in statement.parties.items()
        },
        "lines": [_line(line) for line in statement.lines],
        "inputs": settlement.inputs,
    }


def settlement_json(settlement: Settlement) -> str:
    """Return the same as text, in a fixed order of keys."""
    return json.dumps(settlement_data(settlement), ensure_ascii=False, indent=2, sort_keys=True)


def _line(line: dict[str, Any]) -> dict[str, Any]:
    shares = {code: money_text(cents) for code, cents in line["shares"].items()}
    kept = {key: value for key, value in line.items() if key != "cents"}
    return {**kept, "amount": money_text(line["cents"]), "shares": shares}
