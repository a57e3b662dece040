"""Looking at uploads that still wait for the virus scanner, and clearing what is left behind."""

import logging

from celery import shared_task
from django.utils import timezone

from contracts.reporting.services.evidence import sweep_evidence_files
from contracts.scanning import has_scanner
from contracts.services.signed_documents import sweep_signed_files
from pages.challenges.selectors.attachments import ids_to_scan
from pages.challenges.services.attaching import scan_attachment, sweep_orphans
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)


@shared_task
def sweep_scans() -> None:
    """Have every file looked at that has no verdict yet; nothing to do without a scanner."""
    if has_scanner():
        for attachment_id in ids_to_scan():
            with stops_no_other(logger, "Attachment %s could not be looked at", attachment_id):
                scan_attachment(attachment_id=attachment_id, now=timezone.now())


@shared_task
def sweep_orphan_files() -> None:
    """Delete files without a row, of responses, of evidence and of signed documents."""
    sweep_orphans(now=timezone.now())
    sweep_evidence_files(now=timezone.now())
    sweep_signed_files(now=timezone.now())
