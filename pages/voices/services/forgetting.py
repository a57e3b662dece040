"""Every night: forget what nobody confirmed, and addresses that are needed no more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from pages.challenges.enums import OutboxStatus, Status
from pages.voices.models import Attendance, Follow, Question, VoiceMail
from pages.voices.selectors.private import KINDS

# Longer than a link works, so that who comes late still reads why it does not.
UNCONFIRMED_FOR = timedelta(days=14)
# Six weeks to object to a removal, and as long again.
ASKED_FOR = timedelta(weeks=12)

# What stands in the place of a text that is forgotten.
ERASED = "–"


@transaction.atomic
def forget_old(*, now: datetime) -> None:
    """Running it twice changes nothing."""
    for model in KINDS:
        model.objects.filter(confirmed_at=None, created_at__lt=now - UNCONFIRMED_FOR).delete()
    Question.objects.exclude(email="").filter(
        answers__isnull=False, created_at__lt=now - ASKED_FOR
    ).exclude(answers__at__gte=now - ASKED_FOR).update(email="", name="")
    # Nobody reads these any more: the asker took them back, or read why they were not published.
    unread = Q(withdrawn_at__lt=now - ASKED_FOR) | Q(withheld_at__lt=now - ASKED_FOR)
    Question.objects.filter(unread, answers__isnull=True).exclude(text=ERASED).update(
        text=ERASED, name="", email="", email_hash="", draft_text="", draft_answer=""
    )
    # A plan that was withdrawn or erased never comes back, so nobody hears of it again.
    Follow.objects.filter(withdrawn_at=None).filter(
        Q(plan__response__status=Status.WITHDRAWN)
        | Q(plan__response__erased_at__isnull=False)
        | Q(plan__response__erasure_asked_at__isnull=False)
    ).update(withdrawn_at=now, email="", email_hash="")
    Attendance.objects.exclude(email="").filter(told_starts_at__lt=now - UNCONFIRMED_FOR).update(
        email="", name=""
    )
    VoiceMail.objects.filter(
        status=OutboxStatus.FAILED, created_at__lt=now - UNCONFIRMED_FOR
    ).exclude(to="").update(**VoiceMail.forgotten_when_sent)
