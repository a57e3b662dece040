"""Reports of providers and disputes: asked, reminded and told late. The rows say what is due."""

import logging

from celery import shared_task
from django.utils import timezone

from contracts.reporting.models import ReportMail
from contracts.reporting.selectors.disputes import open_dispute_ids
from contracts.reporting.selectors.evidence import evidence_ids_to_scan
from contracts.reporting.selectors.requests import due_steps, periods_to_ask
from contracts.reporting.services.asking import ask_report, take_step
from contracts.reporting.services.disputes import press_dispute
from contracts.reporting.services.evidence import scan_evidence
from contracts.scanning import has_scanner
from contracts.services.outbox import deliver_due_mails
from contracts.waiting_files import sweep_waiting
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)

# What one sweep can send well within the time limit of a task; the next one does the rest.
MAILS_PER_SWEEP = 50


@shared_task
def sweep_reports() -> None:
    """Ask for reports, remind and escalate, and push disputes."""
    now = timezone.now()
    for agreement_id, period in list(periods_to_ask(now)):
        with stops_no_other(logger, "No report could be asked of agreement %s", agreement_id):
            ask_report(agreement_id=agreement_id, period=period, now=now)
    for due in due_steps(now):
        with stops_no_other(logger, "Nobody could be told about request %s", due.request_id):
            take_step(request_id=due.request_id, step=due.step, now=now)
    for dispute_id in open_dispute_ids(now):
        with stops_no_other(logger, "Nobody could be told about dispute %s", dispute_id):
            press_dispute(dispute_id=dispute_id, now=now)


@shared_task
def sweep_report_mail() -> None:
    """Send the mails that are due."""
    deliver_due_mails(outbox=ReportMail, limit=MAILS_PER_SWEEP, clock=timezone.now)


@shared_task
def sweep_evidence() -> None:
    """Have every file looked at that has no verdict yet; nothing to do without a scanner."""
    if has_scanner():
        for evidence_id in evidence_ids_to_scan():
            with stops_no_other(logger, "Evidence %s could not be looked at", evidence_id):
                scan_evidence(evidence_id=evidence_id, now=timezone.now())


@shared_task
def sweep_waiting_imports() -> None:
    """Take away previews of imports that nobody came back for."""
    sweep_waiting(now=timezone.now())
