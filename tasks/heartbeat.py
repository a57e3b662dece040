"""Proof that messages travel from beat through the broker to a worker."""

from datetime import datetime

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from tasks.models import Heartbeat

WORKER = "worker"


@shared_task
def beat() -> None:
    """Write down that a worker took this message. Running it twice changes nothing else."""
    record_heartbeat(now=timezone.now())


def record_heartbeat(*, now: datetime) -> None:
    """Keep `now` as the last moment a worker was seen."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"beat_at": now})


def check_heartbeat() -> str | None:
    """None when a worker was seen in the last HEARTBEAT_MAX_AGE_S seconds, else what is wrong."""
    row = Heartbeat.objects.filter(name=WORKER).first()
    if row is None:
        return "no worker has been seen yet"
    age_s = int((timezone.now() - row.beat_at).total_seconds())
    if age_s > settings.HEARTBEAT_MAX_AGE_S:
        return f"no worker has been seen for {age_s} seconds"
    return None
