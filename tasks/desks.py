"""What the desks show without anybody waiting for it: what needs attention, and work in bulk."""

from celery import shared_task
from django.utils import timezone

from contracts.desks.services.bulk_jobs import carry_on_jobs as carry_on
from contracts.desks.services.signals import look_at_contracts as look


@shared_task
def look_at_contracts() -> None:
    """Look at the contracts of which something changed; running it twice changes nothing."""
    look(now=timezone.now())


@shared_task
def carry_on_jobs() -> None:
    """Do the next items of the work in bulk that was asked for; an item is never done twice."""
    carry_on(now=timezone.now())
