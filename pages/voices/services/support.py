"""Supporting a plan: once per address, and only after the address answered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from pages.challenges.errors import Refused
from pages.voices.enums import MailKind
from pages.voices.letters import confirm_support_mail
from pages.voices.models import PublicPlan, Support
from pages.voices.selectors.support import takes_support
from pages.voices.selectors.topics import PLAN, Topic
from pages.voices.services.confirming import (
    Sender,
    fields_of_sender,
    lock_voice,
    refuse_unless_confirmable,
)
from pages.voices.services.mailing import queue_mail


@dataclass(frozen=True)
class SupportText:
    """What somebody says with their support, and the age that they said to have reached."""

    name: str
    area: str
    declared_age: int
    name_is_public: bool = False
    words: str = ""


def give_support(*, plan: PublicPlan, text: SupportText, sender: Sender, now: datetime) -> Support:
    """Keep a support until it is confirmed; that of an account counts at once.

    Raises Refused `support_closed`, and for an account `already_supports`. Who typed an address
    hears only on the page behind the link that it counts already: a form tells nobody who
    supports what.
    """
    if not takes_support(plan):
        raise Refused("support_closed")
    with transaction.atomic():
        support = Support.objects.create(
            plan=plan,
            **fields_of_sender(sender, now),
            name=text.name,
            name_is_public=text.name_is_public,
            area=text.area,
            words=text.words,
            declared_age=text.declared_age,
        )
        if sender.owner is None:
            queue_mail(
                key=f"support-confirm:{support.pk}",
                kind=MailKind.CONFIRM,
                to=support.email,
                language=support.language,
                content=confirm_support_mail(support, Topic(PLAN, plan)),
                now=now,
            )
            return support
        return confirm_support(support=support, now=now)


def confirm_support(*, support: Support, now: datetime) -> Support:
    """From now on it counts. A second click, or two at once, change nothing.

    Raises Refused `withdrawn`, `link_expired`, `support_closed` or `already_supports`.
    """
    try:
        with transaction.atomic():
            locked = lock_voice(support)
            if locked.counts:
                return locked
            refuse_unless_confirmable(locked, now)
            if not takes_support(locked.plan):
                raise Refused("support_closed")
            locked.confirmed_at = now
            if not locked.words:
                # The fingerprint is enough to count once.
                locked.email = ""
            # The database refuses a second one of the same address, also at the same moment.
            locked.save()
            return locked
    except IntegrityError:
        raise Refused("already_supports") from None


@transaction.atomic
def withdraw_support(*, support: Support, now: datetime) -> Support:
    """Count somebody no more, and forget who it was."""
    locked = lock_voice(support)
    if locked.withdrawn_at is None:
        locked.withdrawn_at = now
        locked.name = locked.area = locked.words = locked.email = locked.email_hash = ""
        locked.name_is_public = False
        locked.save()
    return locked
