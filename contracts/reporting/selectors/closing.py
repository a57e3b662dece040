"""What is still open of reporting when an agreement is to be closed for good."""

from __future__ import annotations

from collections.abc import Iterator

from contracts.errors import Refused
from contracts.models import Agreement
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.selectors.requests import open_requests


def open_in_reporting(agreement: Agreement) -> Iterator[Refused]:
    """Yield that reports are due, and that people still differ about an observation."""
    requests = list(open_requests().filter(agreement=agreement.pk).order_by("period_start"))
    if requests:
        params = {"count": len(requests), "start": requests[0].period_start.isoformat()}
        yield Refused("closing_reports_open", "reports", params)
    count = agreement.disputes.filter(outcome=DisputeOutcome.OPEN).count()
    if count:
        yield Refused("closing_disputes_open", "disputes", {"count": count})
