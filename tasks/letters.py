"""Sending letters that still wait. The outbox rows are the queue; this only walks along it."""

from celery import shared_task
from django.utils import timezone

from pages.challenges.selectors.outbox import due_message_ids
from pages.challenges.services.outbox import deliver_message

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
