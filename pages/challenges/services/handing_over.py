"""A case goes to another colleague: who handles it may be ill, or have an interest."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from pages.challenges.enums import Action, Letter, Who
from pages.challenges.errors import Refused
from pages.challenges.letter_kinds.content import LetterContent
from pages.challenges.models import ConflictDeclaration, Response
from pages.challenges.plain_words import is_placeholder
from pages.challenges.selectors.assessing import has_conflict, is_own_plan
from pages.challenges.selectors.handling import can_hand_over, colleagues_for
from pages.challenges.selectors.terms import lead_addresses
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.staff_letters import handed_from_letter, handed_to_letter


@transaction.atomic
def hand_over(*, response: Response, person: Any, reason: str, by: Any, now: datetime) -> Response:
    """Give the case to a colleague; the new and the former handler each get a mail.

    A handler with an interest can do so as well; then who leads the work hears it too.
    Raises Refused `hand_over_reason`, `not_yours_to_hand_over` (only the handler and who leads the
    work do so), `not_to_be_handler` (not of a group that handles, an interest, or the handler
    already) or `not_allowed`.
    """
    if is_placeholder(reason):
        raise Refused("hand_over_reason", field="reason")
    locked = lock_response(response)
    if not can_hand_over(locked, by):
        raise Refused("not_yours_to_hand_over")
    can_handle = colleagues_for(locked).filter(pk=person.pk).exists()
    if not can_handle or is_own_plan(locked, person):
        raise Refused("not_to_be_handler", field="person")
    former, locked.handler = locked.handler, person
    words = reason.strip()
    event = move(
        response=locked,
        action=Action.HAND_OVER,
        who=Who.HANDLER,
        by=by,
        now=now,
        text=words,
    )
    said = {"by": by, "reason": words}
    about = f"{Action.HAND_OVER}:{event.pk}"
    tell_colleague(
        about=about, response=locked, to=person, content=handed_to_letter(locked, **said), now=now
    )
    if former is not None:
        tell_colleague(
            about=about,
            response=locked,
            to=former,
            content=handed_from_letter(locked, **said),
            now=now,
        )
    if has_conflict(locked, by):
        tell_leads(
            about=about, response=locked, content=handed_from_letter(locked, **said), now=now
        )
    return locked


def tell_leads(*, about: str, response: Response, content: LetterContent, now: datetime) -> None:
    """Mail who leads the work; nobody who has an interest in the case."""
    conflicted = ConflictDeclaration.objects.filter(response=response, has_conflict=True)
    closed_to = {email.lower() for email in conflicted.values_list("person__email", flat=True)}
    for address in lead_addresses():
        if address.lower() not in closed_to:
            _tell_address(about=about, response=response, to=address, content=content, now=now)


def tell_colleague(
    *, about: str, response: Response, to: Any, content: LetterContent, now: datetime
) -> None:
    """Mail one colleague, once for each `about`; nobody when there is no address to mail to."""
    if to.is_active and to.email:
        _tell_address(about=about, response=response, to=to.email, content=content, now=now)


def _tell_address(
    *, about: str, response: Response, to: str, content: LetterContent, now: datetime
) -> None:
    digest = sha256(to.encode()).hexdigest()[:32]
    queue_letter(
        key=f"{Letter.STAFF_NOTICE}:{about}:{digest}",
        letter=Letter.STAFF_NOTICE,
        response=response,
        to=to,
        content=content,
        now=now,
    )
