"""Every night: warn about drafts that nobody works on, and take away the text of old ones."""

import logging

from celery import shared_task
from django.utils import timezone

from pages.challenges.once import one_reading
from pages.challenges.selectors.responses import ids_of_old_drafts
from pages.challenges.services.expiring import look_at_draft

logger = logging.getLogger(__name__)


@shared_task
def sweep_drafts() -> None:
    """Look at every draft that is nearly due. One that fails is logged and stops no other."""
    now = timezone.now()
    with one_reading():
        for response_id in ids_of_old_drafts(now):
            try:
                look_at_draft(response_id=response_id, now=now)
            except Exception:
                logger.exception("Draft %s could not be looked at", response_id)
