"""What runs by itself around calls and plans. The rows are the queue; this only walks along it."""

from celery import shared_task
from django.utils import timezone

from pages.challenges.selectors.outbox import due_message_ids
from pages.challenges.services.outbox import deliver_message
from pages.voices.models import VoiceMail

# What one sweep can send well within the time limit of a task; the next one does the rest.
MAILS_PER_SWEEP = 50


@shared_task
def sweep_voice_mail() -> None:
    """Send every mail that is due, oldest first; one that fails holds up no other."""
    due = due_message_ids(timezone.now(), limit=MAILS_PER_SWEEP, outbox=VoiceMail)
    for message_id in due:
        deliver_message(message_id=message_id, now=timezone.now(), outbox=VoiceMail)
