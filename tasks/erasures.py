"""Every night: take people out of cases that waited for their end, and out of unused leave."""

import logging

from celery import shared_task
from django.utils import timezone

from pages.challenges.selectors.persons import waiting_for_erasure
from pages.challenges.services.erasing import erase_when_done
from pages.challenges.services.lateness import forget_unused_askers
from pages.public_results import numbers_keeping_names
from pages.result_addresses import keep_names_out
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)


@shared_task
def sweep_erasures() -> None:
    """Erase what may be erased now; running it twice changes nothing."""
    forget_unused_askers(timezone.now())
    for response in waiting_for_erasure():
        with stops_no_other(logger, "Response %s could not be erased", response.pk):
            erase_when_done(response=response, now=timezone.now())
    # An editor may type a hidden name in an address, also after the contract hid it.
    for number in numbers_keeping_names():
        with stops_no_other(logger, "The address of result %s could not be looked at", number):
            keep_names_out(number)
