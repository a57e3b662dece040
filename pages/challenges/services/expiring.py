"""Drafts that nobody works on any more: a warning, and then the text goes (AVG art. 5, 1e).

The row stays without any words, so that the private link can say what happened.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from pages.challenges.drafts import StepEntry, read_draft
from pages.challenges.enums import Letter, Status
from pages.challenges.letters import draft_expiring_letter
from pages.challenges.models import Response
from pages.challenges.services.attaching import drop_draft_files
from pages.challenges.services.forgetting_letters import forget_mail
from pages.challenges.services.lateness import forget_asker
from pages.challenges.services.moves import lock_response
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import draft_kept_until, draft_worked_on, local_day, term


@transaction.atomic
def look_at_draft(*, response_id: int, now: datetime) -> str:
    """Warn about one draft, or take its text away. Returns "warned", "erased" or "".

    Never without a warning to who can be warned, `draft_warning_days` before; so a timetable that
    stood still takes nobody by surprise. Asked again it does nothing.
    """
    locked = lock_response(Response(pk=response_id))
    if locked.status != Status.DRAFT or locked.draft_erased_at is not None:
        return ""
    today = local_day(now)
    kept_until = draft_kept_until(locked)
    warning = timedelta(days=int(term("DRAFT_WARNING_DAYS")))
    if today < kept_until - warning:
        return ""
    worked_on = draft_worked_on(locked)
    warned_at = locked.draft_warned_at
    if warned_at is None or warned_at < worked_on:
        address = address_of_draft(locked)
        if address:
            return _warn(locked, address, now)
    elif today <= local_day(warned_at) + warning:
        return ""
    if today <= kept_until:
        return ""
    return _erase(locked, now)


def _warn(locked: Response, address: str, now: datetime) -> str:
    warning = timedelta(days=int(term("DRAFT_WARNING_DAYS")))
    last_day = max(draft_kept_until(locked), local_day(now) + warning)
    queue_letter(
        key=f"{Letter.DRAFT_EXPIRING}:{locked.pk}:{last_day}",
        letter=Letter.DRAFT_EXPIRING,
        response=locked,
        to=address,
        content=draft_expiring_letter(locked, last_day),
        now=now,
    )
    locked.draft_warned_at = now
    locked.save()
    return "warned"


def _erase(locked: Response, now: datetime) -> str:
    forget_mail(locked, now=now)
    drop_draft_files(locked)
    locked.attachments.all().delete()
    # Who would have taken part goes along, as with a draft that is deleted.
    locked.cosubmitters.all().delete()
    forget_asker(locked)
    locked.draft = {}
    locked.draft_revision += 1
    locked.draft_erased_at = now
    locked.owner = None
    locked.save()
    return "erased"


def address_of_draft(response: Response) -> str:
    """Where the link went before, else the account, else what stands in the draft."""
    sent: Any = response.messages.filter(letter=Letter.DRAFT_LINK).order_by("-pk").first()
    typed = read_draft(response.draft).get("wie", StepEntry()).fields.get("email", "").strip()
    for address in (sent.to if sent else "", response.owner.email if response.owner else "", typed):
        if _is_address(address):
            return str(address)
    return ""


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 200
