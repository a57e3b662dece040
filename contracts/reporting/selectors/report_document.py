"""What a delivered report says, as data: the same for the screen, the PDF and every funder.

Version "report-1": `agreement` {number, title}, `period` [first day, first day after], `provider`
(names), `delivered_on`, and `figures`: for each indicator its `code`, `name`, `unit`, `level` (a
code of `IndicatorLevel`, or ""; older reports lack it), `status`, `value` (decimal text or ""),
`rows` (how many observations), `earlier` (decimal text or "") and `story`. No pseudonym or cohort
is in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from contracts.enums import PartyRole
from contracts.reporting.models import ReportRequest
from contracts.reporting.selectors.figures import figures_of


def report_document(
    request: ReportRequest, stories: Mapping[str, str], delivered_on: date
) -> dict[str, Any]:
    """Return the document of a report from what stands now; stories by code of the indicator."""
    agreement = request.agreement
    providers = agreement.parties.filter(role=PartyRole.PROVIDER).select_related("party")
    return {
        "format": "report-1",
        "agreement": {"number": agreement.number, "title": agreement.title},
        "period": [request.period_start.isoformat(), request.period_end.isoformat()],
        "provider": [role.party.name for role in providers],
        "delivered_on": delivered_on.isoformat(),
        "figures": [
            {
                "code": figure.indicator.code,
                "name": figure.indicator.name,
                "unit": figure.indicator.unit,
                "level": figure.level,
                "status": figure.now.status,
                "value": _text(figure.now.value),
                "rows": figure.now.row_count,
                "earlier": _text(figure.earlier.value),
                "story": stories.get(figure.indicator.code, ""),
            }
            for figure in figures_of(request)
        ],
    }


def document_sha256(document: Mapping[str, Any]) -> str:
    """Return the check on a document: over its canonical JSON."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: Decimal | None) -> str:
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
