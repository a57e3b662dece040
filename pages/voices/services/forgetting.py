"""Every night: forget what nobody confirmed, and addresses that are needed no more."""

from datetime import datetime, timedelta

from django.db import transaction

from pages.challenges.enums import OutboxStatus
from pages.voices.models import Attendance, Question, VoiceMail
from pages.voices.selectors.private import KINDS

# Longer than a link works, so that who comes late still reads why it does not.
UNCONFIRMED_FOR = timedelta(days=14)
# Six weeks to object to a removal, and as long again.
ASKED_FOR = timedelta(weeks=12)


@transaction.atomic
def forget_old(*, now: datetime) -> None:
    """Running it twice changes nothing."""
    for model in KINDS:
        model.objects.filter(confirmed_at=None, created_at__lt=now - UNCONFIRMED_FOR).delete()
    Question.objects.exclude(email="").filter(
        answers__isnull=False, created_at__lt=now - ASKED_FOR
    ).exclude(answers__at__gte=now - ASKED_FOR).update(email="", name="")
    Attendance.objects.exclude(email="").filter(told_starts_at__lt=now - UNCONFIRMED_FOR).update(
        email="", name=""
    )
    VoiceMail.objects.filter(
        status=OutboxStatus.FAILED, created_at__lt=now - UNCONFIRMED_FOR
    ).exclude(to="").update(**VoiceMail.forgotten_when_sent)
