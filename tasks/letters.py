"""Sending letters that still wait. The outbox rows are the queue; this only walks along it."""

import logging

from celery import shared_task
from django.utils import timezone

from pages.challenges.once import one_reading
from pages.challenges.selectors.carrying_out import responses_being_carried_out
from pages.challenges.selectors.outbox import due_message_ids
from pages.challenges.services.carrying_out_letters import write_about_agreement
from pages.challenges.services.outbox import deliver_message

logger = logging.getLogger(__name__)

# What one sweep can send well within the time limit of a task; the next one does the rest.
LETTERS_PER_SWEEP = 50


@shared_task
def sweep_outbox() -> None:
    """Send every letter that is due, oldest first.

    Two sweeps at once share the work: each letter is claimed by one of them. A letter that
    fails is tried again later and does not hold up the others.
    """
    for message_id in due_message_ids(timezone.now(), limit=LETTERS_PER_SWEEP):
        deliver_message(message_id=message_id, now=timezone.now())


@shared_task
def sweep_agreement_letters() -> None:
    """Ask for results and tell what was settled. One that fails is logged and stops no other."""
    now = timezone.now()
    with one_reading():
        for response_id in responses_being_carried_out().values_list("pk", flat=True):
            try:
                write_about_agreement(response_id=response_id, now=now)
            except Exception:
                logger.exception("No letter could be written about response %s", response_id)
