"""The one door to the models of responses."""

from pages.challenges.models.decisions import Decision, DecisionReason
from pages.challenges.models.numbering import CaseSequence
from pages.challenges.models.outbox import OutboxMessage
from pages.challenges.models.responses import (
    InternalNote,
    Response,
    ResponseEvent,
    ResponseVersion,
)

__all__ = [
    "CaseSequence",
    "Decision",
    "DecisionReason",
    "InternalNote",
    "OutboxMessage",
    "Response",
    "ResponseEvent",
    "ResponseVersion",
]
