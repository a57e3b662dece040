"""An end for what waits on a call that the municipality took back. Nothing is thrown away."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.call_letters import call_withdrawn_draft_letter, call_withdrawn_letter
from pages.challenges.calls import is_withdrawn, withdrawn_by
from pages.challenges.enums import Action, Letter, Status, Who
from pages.challenges.models import Response
from pages.challenges.selectors.closing import ids_to_close
from pages.challenges.services.expiring import address_of_draft
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import local_day
from pages.challenges.transitions import OPEN
from pages.localized import localized


def close_all_with(*, call: Any, now: datetime) -> int:
    """Close all that waits on one withdrawn call, each in a transaction; return how many."""
    ids = ids_to_close(local_day(now), call)
    return sum(bool(close_with_call(response_id=pk, now=now)) for pk in ids)


@transaction.atomic
def close_with_call(*, response_id: int, now: datetime) -> str:
    """Close one open response to a withdrawn call, or tell its draft. Asked again: nothing.

    The reason is that of the call, and who withdrew it is who published that. Returns "closed",
    "told" or "", also for a draft of somebody whose address is not known: its own page says it.
    """
    locked = lock_response(Response(pk=response_id))
    call = locked.call
    if call is None or not is_withdrawn(call, local_day(now)):
        return ""
    if locked.status == Status.DRAFT and locked.draft_erased_at is None:
        return _tell_draft(locked, now)
    if locked.status not in OPEN:
        return ""
    locked.completion_question = ""
    locked.complete_by = None
    move(
        response=locked,
        action=Action.CLOSE_WITH_CALL,
        who=Who.HANDLER,
        by=withdrawn_by(call),
        now=now,
        text=localized(call, "withdrawal_reason").value,
    )
    queue_letter(
        key=f"{Letter.CALL_WITHDRAWN}:{locked.pk}",
        letter=Letter.CALL_WITHDRAWN,
        response=locked,
        to=locked.email,
        content=call_withdrawn_letter(locked),
        now=now,
    )
    return "closed"


def _tell_draft(locked: Response, now: datetime) -> str:
    address = address_of_draft(locked)
    if not address:
        return ""
    queue_letter(
        key=f"{Letter.CALL_WITHDRAWN_DRAFT}:{locked.pk}",
        letter=Letter.CALL_WITHDRAWN_DRAFT,
        response=locked,
        to=address,
        content=call_withdrawn_draft_letter(locked),
        now=now,
    )
    return "told"
