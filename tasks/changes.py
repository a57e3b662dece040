"""Telling the world what changed in what is public."""

import logging

from celery import shared_task
from django.utils import timezone

from contracts.api.selectors.webhooks import due_ids
from contracts.api.services.changes import collect_changes
from contracts.api.services.sending import deliver, prepare_deliveries
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)

# What one sweep can send within the time limit of a task when nobody answers.
MESSAGES_PER_SWEEP = 20


@shared_task
def sweep_changes() -> None:
    """Add new public facts to the feed and send what is due. Running it twice sends nothing twice.

    A message that fails is tried again later and does not hold up the others.
    """
    now = timezone.now()
    collect_changes(now=now)
    prepare_deliveries(now=now)
    for delivery_id in due_ids(now, limit=MESSAGES_PER_SWEEP):
        with stops_no_other(logger, "Message %s could not be sent", delivery_id):
            deliver(delivery_id=delivery_id, now=timezone.now())
