"""Every night: prove that the past still computes to the same cents and that nobody touched it."""

from celery import shared_task
from django.utils import timezone

from contracts.services.checks import run_check

# Well within the time limit of a task; the next night goes on where this one stopped.
SECONDS_PER_NIGHT = 200


@shared_task
def check_integrity() -> None:
    """Check the next slice; the outcome stands on the desk, and in the log when it is wrong."""
    run_check(now=timezone.now(), budget_s=SECONDS_PER_NIGHT)
