"""The rows of reporting. Import models from here."""

from contracts.reporting.models.disputes import Dispute, DisputeMessage
from contracts.reporting.models.evidence import Evidence, EvidenceDownload
from contracts.reporting.models.mails import ReportMail
from contracts.reporting.models.requests import (
    Extension,
    Report,
    ReportDraft,
    ReportPlan,
    ReportRequest,
    RequestStep,
)
from contracts.reporting.models.samples import Sample, SampleItem
from contracts.reporting.models.sign_offs import SignOff, SignOffReopening

__all__ = [
    "Dispute",
    "DisputeMessage",
    "Evidence",
    "EvidenceDownload",
    "Extension",
    "Report",
    "ReportDraft",
    "ReportMail",
    "ReportPlan",
    "ReportRequest",
    "RequestStep",
    "Sample",
    "SampleItem",
    "SignOff",
    "SignOffReopening",
]
