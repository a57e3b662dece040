"""Differences of opinion beside the history (see `contracts.selectors.witnesses`)."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from contracts.enums import EventVerb
from contracts.models import Verification
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.models import Dispute, DisputeMessage
from contracts.selectors.witnesses import Witness, one_row


def _outcome(detail: str) -> tuple[str, int]:
    """Read "baan 2026-02-01 accepted"."""
    return detail.rpartition(" ")[2], 1


def _closed() -> QuerySet[Any]:
    return Dispute.objects.exclude(outcome=DisputeOutcome.OPEN)


def _answers() -> QuerySet[Any]:
    """Return the messages that came with no verdict; the history tells of those as verdicts."""
    verdicts = Verification.objects.filter(
        observation=OuterRef("dispute__observation"), at=OuterRef("at"), by=OuterRef("by")
    )
    return DisputeMessage.objects.filter(~Exists(verdicts))


DISPUTE_WITNESSES: Final = (
    Witness(
        "dispute",
        Dispute.objects.all,
        {EventVerb.DISPUTE_OPENED: one_row},
        agreement="agreement",
        at="opened_at",
        by="opened_by",
        observation="disputes",
    ),
    Witness(
        "closed dispute",
        _closed,
        {EventVerb.DISPUTE_CLOSED: _outcome},
        agreement="agreement",
        at="closed_at",
        by="closed_by",
        what=("outcome",),
        observation="disputes",
    ),
    Witness(
        "answer in a dispute",
        _answers,
        {EventVerb.DISPUTE_ANSWERED: one_row},
        agreement="dispute__agreement",
        at="at",
        by="by",
        observation="disputes__messages",
    ),
)
