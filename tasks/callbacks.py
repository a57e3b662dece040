"""Every night: forget who was called back long enough ago."""

from celery import shared_task
from django.utils import timezone

from pages.challenges.services.calling_back import forget_call_backs


@shared_task
def sweep_call_backs() -> None:
    """Delete what was done longer ago than the municipality keeps it."""
    forget_call_backs(now=timezone.now())
