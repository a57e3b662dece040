"""The one door to the models of responses."""

from pages.challenges.models.decisions import Decision, DecisionReason
from pages.challenges.models.municipality import ChallengeSettings
from pages.challenges.models.municipality_lists import (
    ApplicantKindOption,
    AssessmentCriterion,
    ExcludedSubject,
    Holiday,
    MandateLimit,
    MunicipalReason,
)
from pages.challenges.models.numbering import CaseSequence
from pages.challenges.models.outbox import OutboxMessage
from pages.challenges.models.reminders import Reminder
from pages.challenges.models.responses import (
    InternalNote,
    Response,
    ResponseEvent,
    ResponseVersion,
)
from pages.challenges.models.terms import TermEvent

__all__ = [
    "ApplicantKindOption",
    "AssessmentCriterion",
    "CaseSequence",
    "ChallengeSettings",
    "Decision",
    "DecisionReason",
    "ExcludedSubject",
    "Holiday",
    "InternalNote",
    "MandateLimit",
    "MunicipalReason",
    "OutboxMessage",
    "Reminder",
    "Response",
    "ResponseEvent",
    "ResponseVersion",
    "TermEvent",
]
