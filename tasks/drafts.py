"""Ends by themselves: of drafts that nobody works on, and of all that waits on a withdrawn call."""

import logging

from celery import shared_task
from django.utils import timezone

from pages.challenges.once import one_reading
from pages.challenges.selectors.closing import ids_to_close
from pages.challenges.selectors.responses import ids_of_old_drafts
from pages.challenges.services.closing import close_with_call
from pages.challenges.services.expiring import look_at_draft
from pages.challenges.terms import local_day

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


@shared_task
def sweep_withdrawn_calls() -> None:
    """Close every open response to a withdrawn call and tell its drafts. A failure stops no other.

    It finds what the page in the admin did not do: a call that the clock published, or one whose
    day of withdrawal came later.
    """
    now = timezone.now()
    with one_reading():
        for response_id in ids_to_close(local_day(now)):
            try:
                close_with_call(response_id=response_id, now=now)
            except Exception:
                logger.exception("Response %s could not be closed with its call", response_id)
