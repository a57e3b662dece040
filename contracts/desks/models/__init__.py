"""The rows of the desks. Import models from here, not from the modules behind it."""

from contracts.desks.models.audit import AuditLine
from contracts.desks.models.jobs import BulkItem, BulkJob, TaskRun
from contracts.desks.models.retention import Destruction
from contracts.desks.models.saved_views import SavedView, ViewChoice
from contracts.desks.models.signals import Signal, SignalCheck

__all__ = [
    "AuditLine",
    "BulkItem",
    "BulkJob",
    "Destruction",
    "SavedView",
    "Signal",
    "SignalCheck",
    "TaskRun",
    "ViewChoice",
]
