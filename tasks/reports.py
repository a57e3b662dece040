"""Reports of providers and disputes: asked, reminded and told late. The rows say what is due."""

import logging

from celery import shared_task
from django.utils import timezone

from contracts.enums import ScanStatus
from contracts.reporting.models import Evidence, ReportMail
from contracts.reporting.selectors.disputes import open_dispute_ids
from contracts.reporting.selectors.requests import due_steps, periods_to_ask
from contracts.reporting.services.asking import ask_report, take_step
from contracts.reporting.services.disputes import press_dispute
from contracts.reporting.services.evidence import scan_evidence
from contracts.scanning import has_scanner
from contracts.selectors.outbox import due_mail_ids
from contracts.services.outbox import deliver_mail
from contracts.waiting_files import sweep_waiting

logger = logging.getLogger(__name__)

# What one sweep can send well within the time limit of a task; the next one does the rest.
MAILS_PER_SWEEP = 50


@shared_task
def sweep_reports() -> None:
    """Ask for reports, remind and escalate. One that fails is logged and stops no other."""
    now = timezone.now()
    for agreement_id, period in list(periods_to_ask(now)):
        try:
            ask_report(agreement_id=agreement_id, period=period, now=now)
        except Exception:
            logger.exception("No report could be asked of agreement %s", agreement_id)
    for due in due_steps(now):
        try:
            take_step(request_id=due.request_id, step=due.step, now=now)
        except Exception:
            logger.exception("Nobody could be told about request %s", due.request_id)
    for dispute_id in open_dispute_ids(now):
        try:
            press_dispute(dispute_id=dispute_id, now=now)
        except Exception:
            logger.exception("Nobody could be told about dispute %s", dispute_id)


@shared_task
def sweep_report_mail() -> None:
    """Send every mail that is due, oldest first; one that fails holds up no other."""
    for mail_id in due_mail_ids(timezone.now(), limit=MAILS_PER_SWEEP, outbox=ReportMail):
        deliver_mail(message_id=mail_id, now=timezone.now(), outbox=ReportMail)


@shared_task
def sweep_evidence() -> None:
    """Have every file looked at that has no verdict yet; nothing to do without a scanner."""
    if has_scanner():
        waiting = Evidence.objects.filter(scan__in=(ScanStatus.WAITING, ScanStatus.UNAVAILABLE))
        for evidence_id in waiting.order_by("pk").values_list("pk", flat=True):
            scan_evidence(evidence_id=evidence_id, now=timezone.now())


@shared_task
def sweep_waiting_imports() -> None:
    """Take away previews of imports that nobody came back for."""
    sweep_waiting(now=timezone.now())
