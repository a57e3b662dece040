"""Freezing what counts for a period, and computing from what was frozen.

The format is `contracts/schema/settlement-inputs-1.json`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from contracts.arithmetic import Observation, Period, Statement, Terms, parse_terms, settle
from contracts.models import Settlement
from contracts.snapshots.facts import Facts, load_facts
from contracts.terms_documents import versions_in_force

FORMAT: Final = "settlement-inputs/1"


@dataclass(frozen=True, slots=True)
class Frozen:
    """Frozen inputs: the JSON-able document and the sha256 of its canonical text."""

    document: dict[str, Any]
    sha256: str


def freeze(facts: Facts, period: Period) -> Frozen:
    """Return what counts for one period, in a canonical order, with its sha256."""
    accepted = [
        item.data for item in facts.accepted if item.on < period.end and item.known_on < period.end
    ]
    posted = facts.posted_before(period.start)
    document = {
        "format": FORMAT,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "terms": [
            version.document
            for place, version in enumerate(versions_in_force(facts.versions))
            if place == 0 or version.valid_from < period.end
        ],
        "observations": accepted,
        "posted": [
            {"component": key[0], "payer": key[1], "origin": key[2].isoformat(), "cents": cents}
            for key, cents in sorted(posted.items())
        ],
    }
    return Frozen(document=document, sha256=digest(document))


def digest(document: Mapping[str, Any]) -> str:
    """Return the sha256 of the canonical JSON text of a document."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def settle_inputs(document: Mapping[str, Any], terms: list[Terms] | None = None) -> Statement:
    """Compute a statement from frozen inputs and nothing else.

    `terms` may be given when the caller already read the document's terms (a bulk run reads the
    same terms once). Raises ValueError for another format, TermsError or SettlementBlocked when
    the arithmetic refuses.
    """
    if document["format"] != FORMAT:
        raise ValueError(f"cannot read inputs in the format {document['format']!r}")
    versions = [parse_terms(item) for item in document["terms"]] if terms is None else terms
    period = Period(
        date.fromisoformat(document["period"]["start"]),
        date.fromisoformat(document["period"]["end"]),
    )
    posted = {
        (item["component"], item["payer"], date.fromisoformat(item["origin"])): item["cents"]
        for item in document["posted"]
    }
    observations = [_read_observation(item) for item in document["observations"]]
    return settle(versions, observations, period, posted)


def observations_of(facts: Facts) -> list[Observation]:
    """Return everything that was accepted, as the arithmetic reads it."""
    return [_read_observation(item.data) for item in facts.accepted]


def _read_observation(item: Mapping[str, str]) -> Observation:
    """Return the arithmetic's observation for one frozen one; absent keys have their default."""
    status: Any = item.get("status", "measured")
    return Observation(
        metric=item["metric"],
        on=date.fromisoformat(item["on"]),
        quantity=Fraction(item["quantity"]) if "quantity" in item else None,
        subject=item.get("subject", ""),
        cohort=item.get("cohort", ""),
        start=date.fromisoformat(item["start"]) if "start" in item else None,
        end=date.fromisoformat(item["end"]) if "end" in item else None,
        known_on=date.fromisoformat(item["known_on"]) if "known_on" in item else None,
        status=status,
        key=item["key"],
        claimed=Fraction(item["claimed"]) if "claimed" in item else None,
    )


def freeze_again(settlement: Settlement) -> Frozen:
    """Freeze what counts now for a settlement's period, to see whether anything changed."""
    facts = load_facts([settlement.agreement_id])[settlement.agreement_id]
    return freeze(facts, Period(settlement.period_start, settlement.period_end))


def frozen_keys(settlement: Settlement) -> set[str]:
    """Return the keys of the observations that a settlement was computed from."""
    return {item["key"] for item in settlement.inputs["observations"]}
