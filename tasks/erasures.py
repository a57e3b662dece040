"""Every night: take people out of cases that waited for their end, and out of unused leave."""

from celery import shared_task
from django.utils import timezone

from pages.challenges.selectors.persons import waiting_for_erasure
from pages.challenges.services.erasing import erase_when_done
from pages.challenges.services.lateness import forget_unused_askers


@shared_task
def sweep_erasures() -> None:
    """Erase what may be erased now; running it twice changes nothing."""
    forget_unused_askers(timezone.now())
    for response in waiting_for_erasure():
        erase_when_done(response=response, now=timezone.now())
