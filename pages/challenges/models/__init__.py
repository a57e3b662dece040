"""The one door to the models of responses."""

from pages.challenges.models.advice import (
    AdmissibilityAnswer,
    AdmissibilityCheck,
    Advice,
    ChangesAnswer,
    ProposedChanges,
)
from pages.challenges.models.assessments import Assessment, AssessmentPoint, AssessorAssignment
from pages.challenges.models.attachments import Attachment
from pages.challenges.models.callbacks import CallBackAttempt, CallBackRequest
from pages.challenges.models.conflicts import ConflictDeclaration
from pages.challenges.models.corrections import AddressCorrection
from pages.challenges.models.cosubmitters import CoSubmitter, CoSubmitterAnswer
from pages.challenges.models.counter import CompletionEntry, CounterEntry
from pages.challenges.models.decisions import Decision, DecisionCriterion, DecisionReason
from pages.challenges.models.lateness import LateAdmission
from pages.challenges.models.letters import ArchivedLetter, LetterTemplate
from pages.challenges.models.lots import DecisionLot, ObjectionDecisionLot, ProposalLot
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
from pages.challenges.models.objections import (
    Objection,
    ObjectionAgreement,
    ObjectionDecision,
    ObjectionDecisionCriterion,
    ObjectionDecisionReason,
    ObjectionFundFit,
    ObjectionStep,
)
from pages.challenges.models.outbox import OutboxMessage, QueuedMail
from pages.challenges.models.proposals import (
    DecisionProposal,
    FundFit,
    ProposalCriterion,
    ProposalReason,
)
from pages.challenges.models.publication import PublicationCheck
from pages.challenges.models.reminders import Reminder
from pages.challenges.models.responses import (
    InternalNote,
    Response,
    ResponseEvent,
    ResponseVersion,
)
from pages.challenges.models.talks import Talk, TalkReport
from pages.challenges.models.terms import TermEvent
from pages.challenges.models.work import WorkDraft

__all__ = [
    "AddressCorrection",
    "AdmissibilityAnswer",
    "AdmissibilityCheck",
    "Advice",
    "ApplicantKindOption",
    "ArchivedLetter",
    "Assessment",
    "AssessmentCriterion",
    "AssessmentPoint",
    "AssessorAssignment",
    "Attachment",
    "CallBackAttempt",
    "CallBackRequest",
    "CaseSequence",
    "ChallengeSettings",
    "ChangesAnswer",
    "CoSubmitter",
    "CoSubmitterAnswer",
    "CompletionEntry",
    "ConflictDeclaration",
    "CounterEntry",
    "Decision",
    "DecisionCriterion",
    "DecisionLot",
    "DecisionProposal",
    "DecisionReason",
    "ExcludedSubject",
    "FundFit",
    "Holiday",
    "InternalNote",
    "LateAdmission",
    "LetterTemplate",
    "MandateLimit",
    "MunicipalReason",
    "Objection",
    "ObjectionAgreement",
    "ObjectionDecision",
    "ObjectionDecisionCriterion",
    "ObjectionDecisionLot",
    "ObjectionDecisionReason",
    "ObjectionFundFit",
    "ObjectionStep",
    "OutboxMessage",
    "ProposalCriterion",
    "ProposalLot",
    "ProposalReason",
    "ProposedChanges",
    "PublicationCheck",
    "QueuedMail",
    "Reminder",
    "Response",
    "ResponseEvent",
    "ResponseVersion",
    "Talk",
    "TalkReport",
    "TermEvent",
    "WorkDraft",
]
