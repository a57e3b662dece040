"""Reminding who has something to do. The rows say who has heard it; this only walks along them."""

import logging

from celery import shared_task
from django.utils import timezone

from pages.challenges.once import one_reading
from pages.challenges.selectors.terms import ids_to_remind
from pages.challenges.services.reminding import remind
from pages.challenges.terms import local_day
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)


@shared_task
def sweep_reminders() -> None:
    """Write every reminder that is due."""
    now = timezone.now()
    with one_reading():
        for response_id in ids_to_remind(local_day(now)):
            with stops_no_other(logger, "Response %s could not be reminded of", response_id):
                remind(response_id=response_id, now=now)
