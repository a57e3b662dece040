"""What runs by itself around calls and plans. The rows are the queue; this only walks along it."""

import logging

from celery import shared_task
from django.utils import timezone

from contracts.services.outbox import deliver_due_mails
from pages.voices.models import VoiceMail
from pages.voices.selectors.follows import behind, followed_topics
from pages.voices.selectors.meetings import to_tell
from pages.voices.services.following import notify_follower
from pages.voices.services.forgetting import forget_old
from pages.voices.services.meetings import tell_attendee
from tasks.one_of_many import stops_no_other

logger = logging.getLogger(__name__)

# What one sweep can send well within the time limit of a task; the next one does the rest.
MAILS_PER_SWEEP = 50


@shared_task
def sweep_voice_mail() -> None:
    """Send the mails that are due."""
    deliver_due_mails(outbox=VoiceMail, limit=MAILS_PER_SWEEP, clock=timezone.now)


@shared_task
def sweep_followers() -> None:
    """Tell followers what is new."""
    for topic in followed_topics():
        for follow_id in behind(topic):
            with stops_no_other(logger, "Follower %s could not be told", follow_id):
                notify_follower(follow_id=follow_id, topic=topic, now=timezone.now())


@shared_task
def forget_voices() -> None:
    """Forget what nobody confirmed and addresses that are needed no more."""
    forget_old(now=timezone.now())


@shared_task
def sweep_meetings() -> None:
    """Tell who comes that a meeting is near, moved or went."""
    now = timezone.now()
    for attendance_id in to_tell(now):
        with stops_no_other(logger, "Attendee %s could not be told", attendance_id):
            tell_attendee(attendance_id=attendance_id, now=now)
