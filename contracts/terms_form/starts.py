"""What a new version begins with: an empty rule, or an example made fit for the agreement."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from contracts.terms_form.references import targets

_CODED: Final = frozenset({"pays", "party", "verified_by", "excess_to", "remainder_to", "payer"})


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party of the agreement: its code, role and name."""

    code: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownMetric:
    """An indicator of the agreement."""

    code: str
    kind: str
    name: str
    unit: str
    verified_by: str


def empty_document(
    currency: str,
    start: date,
    until: date | None,
    parties: Sequence[KnownParty],
    metrics: Sequence[KnownMetric],
) -> dict[str, Any]:
    """Return a rule in which only what the agreement says is filled in."""
    periods = {"every": "quarter", "from": start.isoformat()}
    if until is not None:
        periods["until"] = until.isoformat()
    return {
        "format": "terms/1",
        "currency": currency,
        "valid_from": start.isoformat(),
        "periods": periods,
        "rounding": {"mode": "half_up", "to": "0.01", "at": "line"},
        "parties": [_party(party) for party in parties],
        "metrics": [_metric(metric) for metric in metrics] or [{}],
        "components": [{}],
    }


def _party(party: KnownParty) -> dict[str, Any]:
    return {"code": party.code, "role": party.role, "label": {"nl": party.name}}


def _metric(metric: KnownMetric) -> dict[str, Any]:
    found: dict[str, Any] = {"code": metric.code, "label": {"nl": metric.name}, "kind": metric.kind}
    if metric.unit:
        found["unit"] = {"nl": metric.unit}
    if metric.verified_by:
        found["verified_by"] = metric.verified_by
    return found


def fitted_example(
    document: Mapping[str, Any], currency: str, parties: Sequence[KnownParty]
) -> dict[str, Any]:
    """Return an example with the agreement's own parties, role by role, and its currency."""
    result = copy.deepcopy(dict(document))
    left = list(parties)
    codes: dict[str, str] = {}
    for row in result.get("parties", []):
        own = next((party for party in left if party.role == row.get("role")), None)
        if own is not None:
            left.remove(own)
            codes[row["code"]] = own.code
            row.update(_party(own))
    result["currency"] = currency
    result["parties"] += [_party(party) for party in left]
    return {key: _renamed(value, key, codes) for key, value in result.items()}


def _renamed(value: Any, key: str, codes: Mapping[str, str], block: str = "") -> Any:
    """Replace the codes of parties wherever a party is named."""
    if isinstance(value, str):
        is_party = key in _CODED or (key == "to" and targets(block, key) == ("parties",))
        return codes.get(value, value) if is_party else value
    if isinstance(value, list):
        return [_renamed(one, key, codes, key) for one in value]
    if isinstance(value, dict):
        return {inner: _renamed(one, inner, codes, key) for inner, one in value.items()}
    return value
