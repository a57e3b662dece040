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
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)


@shared_task
def sweep_drafts() -> None:
    """Look at every draft that is nearly due."""
    now = timezone.now()
    with one_reading():
        for response_id in ids_of_old_drafts(now):
            with stops_no_other(logger, "Draft %s could not be looked at", response_id):
                look_at_draft(response_id=response_id, now=now)


@shared_task
def sweep_withdrawn_calls() -> None:
    """Close every open response to a withdrawn call and tell its drafts.

    It finds what the page in the admin did not do: a call that the clock published, or one whose
    day of withdrawal came later.
    """
    now = timezone.now()
    with one_reading():
        for response_id in ids_to_close(local_day(now)):
            text = "Response %s could not be closed with its call"
            with stops_no_other(logger, text, response_id):
                close_with_call(response_id=response_id, now=now)
