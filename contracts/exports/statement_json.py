"""A settlement as JSON: the stored lines with their trace, and what they were computed from."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

from contracts.arithmetic import Terms, money_text
from contracts.enums import LineKind
from contracts.exports.allocations import allocation_data
from contracts.exports.calculations import (
    EvidenceByLine,
    line_calculation,
    settlement_evidence,
    without_cut_persons,
)
from contracts.exports.statements import document_number
from contracts.models import Settlement, TermsVersion
from contracts.selectors.amendments import amendments_behind, amendments_of
from contracts.selectors.statements import statement_of

FORMAT: Final = "settlement/1"


def settlement_data(settlement: Settlement, *, with_persons: bool = True) -> dict[str, Any]:
    """Return a settlement as plain values; amounts are decimal text, periods half-open.

    Without persons the frozen inputs are left out, and so are the steps about one participant:
    how many there were stands in their place.
    """
    statement = statement_of(settlement)
    ends = dict(settlement.lines.values_list("origin_start", "origin_end"))
    evidence = settlement_evidence(settlement, statement.terms, statement.lines, ends)
    amendments = amendments_behind(settlement)
    data = {
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
        "opening": money_text(settlement.cumulative_cents - settlement.total_cents),
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
        "lines": [
            {
                **_line(line, statement.terms, evidence, with_persons=with_persons),
                "amendments": _amendments(line, amendments),
            }
            for line in statement.lines
        ],
        **allocation_data(statement.allocations),
    }
    return {**data, "inputs": settlement.inputs} if with_persons else data


def settlement_json(settlement: Settlement, *, with_persons: bool = True) -> str:
    """Return the same as text, in a fixed order of keys."""
    data = settlement_data(settlement, with_persons=with_persons)
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)


def _line(
    line: dict[str, Any], terms: Terms, evidence: EvidenceByLine, *, with_persons: bool
) -> dict[str, Any]:
    shares = {code: money_text(cents) for code, cents in line["shares"].items()}
    kept = {key: value for key, value in line.items() if key != "cents"}
    kept["trace"] = line["trace"] if with_persons else _without_persons(line["trace"])
    calculation = line_calculation(line, terms, evidence, "nl", with_persons=with_persons)
    return {
        **kept,
        "amount": money_text(line["cents"]),
        "shares": shares,
        "observations": [
            {
                "key": row.key,
                "metric": row.metric_code,
                "on": row.on,
                "claimed": row.claimed_exact,
                "accepted": row.accepted_exact,
                "state": row.state,
                "counts": row.is_counting,
                "reason": row.reason,
            }
            for row in calculation.evidence
        ],
        "observations_cut": calculation.is_evidence_cut,
    }


def _amendments(line: dict[str, Any], amendments: tuple[TermsVersion, ...]) -> list[dict[str, Any]]:
    """Return the amendments that a line of an earlier period may be due to, with their reasons."""
    if line["kind"] == LineKind.REGULAR:
        return []
    return [
        {
            "version": version.number,
            "valid_from": version.valid_from.isoformat(),
            "reason": version.reason,
        }
        for version in amendments_of(amendments, date.fromisoformat(line["origin"]))
    ]


def _without_persons(trace: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the steps that are about nobody in particular, after one that counts the others."""
    persons = {step["inputs"]["subject"] for step in trace if "subject" in step["inputs"]}
    kept = [without_cut_persons(step) for step in trace if "subject" not in step["inputs"]]
    if not persons:
        return kept
    inputs = {"parts": str(len(persons))}
    return [{"stage": "persons", "rule": {}, "inputs": inputs, "result": inputs["parts"]}, *kept]
