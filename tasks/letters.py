"""Sending letters that still wait. The outbox rows are the queue; this only walks along it."""

import logging
from collections.abc import Callable
from typing import Any

from celery import shared_task
from django.utils import timezone

from contracts.services.outbox import deliver_due_mails
from pages.challenges.models import OutboxMessage
from pages.challenges.once import one_reading
from pages.challenges.selectors.agreements import responses_with_draft
from pages.challenges.selectors.carrying_out import responses_being_carried_out
from pages.challenges.services.carrying_out_letters import (
    tell_agreement_is_written,
    write_about_agreement,
)
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)

# What one sweep can send well within the time limit of a task; the next one does the rest.
LETTERS_PER_SWEEP = 50


@shared_task
def sweep_outbox() -> None:
    """Send the letters that are due."""
    deliver_due_mails(outbox=OutboxMessage, limit=LETTERS_PER_SWEEP, clock=timezone.now)


@shared_task
def sweep_agreement_letters() -> None:
    """Tell of drafts to read and of what was settled, and ask for results."""
    now = timezone.now()
    work: tuple[tuple[Any, Callable[..., Any]], ...] = (
        (responses_with_draft(), tell_agreement_is_written),
        (responses_being_carried_out(), write_about_agreement),
    )
    with one_reading():
        for responses, write in work:
            for response_id in responses.values_list("pk", flat=True):
                text = "No letter could be written about response %s"
                with stops_no_other(logger, text, response_id):
                    write(response_id=response_id, now=now)
